package io.intentscorer.wire;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Hosts as the world writes them, and whose they are. */
public final class Hosts {
  /** Longer texts hold no address worth reading. */
  private static final int LONGEST = 4_096;

  /** Top-level domains of networks of one's own (RFC 6762, RFC 6761, ICANN's reservation). */
  private static final Set<String> PRIVATE =
      Set.of("local", "localhost", "localdomain", "internal", "lan", "home", "corp", "invalid");

  private static final int LONGEST_HOST = 253;
  private static final int LONGEST_LABEL = 63;

  static {
    // The finder makes its only instance lazily and without a lock; here class loading is the lock.
    EffectiveTldFinder.getInstance();
  }

  private Hosts() {}

  /**
   * The registrable domain of a host or address, by the Public Suffix List, in lower case ASCII
   * (IDN as punycode): {@code "https://www.ACME.co.uk:8443/path"} is {@code acme.co.uk}.
   *
   * <p>The list's private section counts: {@code acme.github.io} is its own domain, and {@code
   * github.io} none.
   *
   * @return empty for IP addresses, single labels, public suffixes, e-mail addresses, private
   *     top-level domains ({@code .local}) and whatever is no host
   */
  public static Optional<String> registrableDomain(String written) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String authority = authority(written.strip());
    return host(authority).flatMap(Hosts::ascii).flatMap(Hosts::registrable);
  }

  /**
   * Whose a host or address is, as an account's key: the page on a host that many share ({@code
   * linkedin.com/company/acme}), else the registrable domain.
   *
   * @return empty too for a shared host without a page
   */
  public static Optional<String> account(String written, SharedHosts shared) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String stripped = written.strip();
    return host(authority(stripped))
        .flatMap(Hosts::ascii)
        .flatMap(ascii -> shared.account(ascii, path(stripped), () -> registrable(ascii)));
  }

  /** The part of an address that names the host: behind the scheme, before path and query. */
  private static String authority(String written) {
    String rest = behindScheme(written);
    String authority = rest.substring(0, end(rest, "/\\?#"));
    // Only an address may carry a user; "user@acme.com" alone is a mailbox.
    boolean schemed = rest.length() < written.length() && !written.startsWith("//");
    return schemed ? authority.substring(authority.lastIndexOf('@') + 1) : authority;
  }

  private static String path(String written) {
    String rest = behindScheme(written);
    String path = rest.substring(end(rest, "/\\?#"));
    return path.substring(0, end(path, "?#"));
  }

  private static String behindScheme(String written) {
    int scheme = written.indexOf("://");
    boolean schemed = scheme > 0 && isScheme(written.substring(0, scheme));
    boolean relative = written.startsWith("//");
    return schemed ? written.substring(scheme + 3) : relative ? written.substring(2) : written;
  }

  private static int end(String text, String marks) {
    int end = 0;
    while (end < text.length() && marks.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isScheme(String text) {
    return text.chars()
        .allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || c == '+' || c == '-');
  }

  /** Without port and final dot. */
  private static Optional<String> host(String authority) {
    int colon = authority.indexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String port = colon < 0 ? "" : authority.substring(colon + 1);
    if (!port.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return Optional.of(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
  }

  /** The host in lower case ASCII; empty when it is none. */
  static Optional<String> ascii(String host) {
    if (host.length() > LONGEST_HOST) {
      return Optional.empty();
    }
    String small = host.toLowerCase(Locale.ROOT);
    if (isHost(small)) {
      return Optional.of(small);
    }
    try {
      String ascii = IDN.toASCII(small, IDN.ALLOW_UNASSIGNED);
      return Optional.of(ascii.toLowerCase(Locale.ROOT)).filter(Hosts::isHost);
    } catch (IllegalArgumentException e) { // how IDN says no
      return Optional.empty();
    }
  }

  /** The registrable domain of a host in lower case ASCII. */
  static Optional<String> registrable(String asciiHost) {
    String assigned = EffectiveTldFinder.getAssignedDomain(asciiHost, true, false);
    boolean listed = assigned != null || EffectiveTldFinder.getEffectiveTLD(asciiHost) != null;
    Optional<String> domain = listed ? Optional.ofNullable(assigned) : lastTwoLabels(asciiHost);
    return domain.filter(found -> found.indexOf('_') < 0);
  }

  /** The host itself, where it is a suffix of the list's private section, such as github.io. */
  static Optional<String> sharedSuffix(String asciiHost) {
    return Optional.ofNullable(EffectiveTldFinder.getAssignedDomain(asciiHost, true, true))
        .filter(domain -> domain.equals(asciiHost));
  }

  /**
   * Under a top-level domain that is not listed, the list's rule of last resort ("*") holds: new
   * top-level domains and reserved ones (acme.example) have registrable domains too.
   */
  private static Optional<String> lastTwoLabels(String asciiHost) {
    int last = asciiHost.lastIndexOf('.');
    return last < 0 || !isPublic(asciiHost.substring(last + 1))
        ? Optional.empty()
        : Optional.of(asciiHost.substring(asciiHost.lastIndexOf('.', last - 1) + 1));
  }

  /**
   * Whether a top-level domain is one that the outside world could know: no number, no private one.
   */
  private static boolean isPublic(String topLevel) {
    return !PRIVATE.contains(topLevel) && !Character.isDigit(topLevel.charAt(0));
  }

  private static boolean isHost(String ascii) {
    if (ascii.isEmpty() || ascii.length() > LONGEST_HOST) {
      return false;
    }
    int start = 0;
    for (int dot = ascii.indexOf('.'); dot >= 0; dot = ascii.indexOf('.', start)) {
      if (!isLabel(ascii, start, dot)) {
        return false;
      }
      start = dot + 1;
    }
    return isLabel(ascii, start, ascii.length());
  }

  private static boolean isLabel(String host, int start, int end) {
    if (start == end
        || end - start > LONGEST_LABEL
        || host.charAt(start) == '-'
        || host.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = host.charAt(i);
      // Underscores are no part of a domain but common below one.
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }
}
