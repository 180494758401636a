package io.intentscorer.wire;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address that a person of the world may have.
 *
 * @param address lower case, the domain in ASCII (IDN as punycode)
 * @param domain the registrable domain of the address
 * @param type what the domain says of the mailbox
 */
public record EmailAddress(String address, String domain, Type type) {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /** Longer display forms are no address. */
  private static final int LONGEST_WRITTEN = 1_000;

  /**
   * What RFC 5322 allows beside letters and digits, but for "*", which is how masks are written.
   */
  private static final String LOCAL_SIGNS = "!#$%&'+/=?^_`{|}~.-";

  /** What stands before the domain. */
  String local() {
    return address.substring(0, address.lastIndexOf('@'));
  }

  /** Whether an organisation owns the domain, so that the person belongs to it. */
  boolean isOrganisations() {
    return type == Type.BUSINESS || type == Type.EDUCATIONAL;
  }

  /** What a mailbox's domain says of it. */
  public enum Type {
    /** The domain may be a company's. */
    BUSINESS,
    /** The domain is a school's or a university's. */
    EDUCATIONAL,
    /** Anyone can have a mailbox there. */
    FREE,
    /** A throw-away mailbox. */
    DISPOSABLE
  }

  /**
   * Reads "meera@acme.in", also behind "mailto:" or as "Meera Rao &lt;meera@acme.in&gt;".
   *
   * @return empty for what is no address in use: quoted local parts, comments, spaces inside, IP
   *     addresses, domains without a registrable one, masked addresses, more than 254 characters
   */
  public static Optional<EmailAddress> read(String written, MailProviders providers) {
    if (written.length() > LONGEST_WRITTEN) {
      return Optional.empty();
    }
    String bare = bare(written.strip());
    int at = bare.indexOf('@');
    if (at < 1 || !isLocal(bare, at)) {
      return Optional.empty();
    }
    String local = Normalizer.normalize(bare.substring(0, at), Normalizer.Form.NFC);
    String host = bare.substring(at + 1);
    // A final dot is fine for a host, but no address is written so.
    if (host.endsWith(".") || host.endsWith("\u3002")) {
      return Optional.empty();
    }
    return Hosts.ascii(host)
        .flatMap(ascii -> at(local.toLowerCase(Locale.ROOT) + "@" + ascii, ascii, providers))
        .filter(email -> email.address().length() <= LONGEST);
  }

  private static Optional<EmailAddress> at(String address, String host, MailProviders providers) {
    return Hosts.registrable(host)
        .map(domain -> new EmailAddress(address, domain, type(domain, providers)))
        // A host under which anyone can have a domain: its mailboxes are no one company's either.
        .or(
            () ->
                Hosts.sharedSuffix(host)
                    .map(suffix -> new EmailAddress(address, suffix, Type.FREE)));
  }

  private static Type type(String domain, MailProviders providers) {
    if (providers.isDisposable(domain)) {
      return Type.DISPOSABLE;
    }
    if (providers.isFree(domain)) {
      return Type.FREE;
    }
    return providers.isEducational(domain) ? Type.EDUCATIONAL : Type.BUSINESS;
  }

  /** Without display name, brackets and "mailto:". */
  private static String bare(String written) {
    String bare = written;
    int open = bare.lastIndexOf('<');
    if (open >= 0 && bare.endsWith(">")) {
      bare = bare.substring(open + 1, bare.length() - 1).strip();
    }
    if (bare.regionMatches(true, 0, "mailto:", 0, "mailto:".length())) {
      int query = bare.indexOf('?');
      bare = bare.substring("mailto:".length(), query < 0 ? bare.length() : query);
    }
    return bare;
  }

  private static boolean isLocal(String bare, int end) {
    if (end > LONGEST_LOCAL || bare.charAt(0) == '.' || bare.charAt(end - 1) == '.') {
      return false;
    }
    String local = bare.substring(0, end);
    return !local.contains("..")
        && local.codePoints().allMatch(c -> isLetter(c) || LOCAL_SIGNS.indexOf(c) >= 0);
  }

  private static boolean isLetter(int letter) {
    int type = Character.getType(letter);
    return Character.isLetterOrDigit(letter)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
