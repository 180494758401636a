package io.intentscorer.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Providers whose mailboxes say nothing of a person's company.
 *
 * @param free registrable domains of providers that give mailboxes to anyone
 * @param disposable registrable domains of providers of throw-away mailboxes
 */
public record MailProviders(Set<String> free, Set<String> disposable) {
  private static final MailProviders SHIPPED =
      new MailProviders(domains("free.txt"), domains("disposable.txt"));

  public MailProviders {
    free = Set.copyOf(free);
    disposable = Set.copyOf(disposable);
  }

  /** The shipped lists: well-known providers of the world, none completely. */
  public static MailProviders shipped() {
    return SHIPPED;
  }

  /** These providers and more; the additions may be written as any host. */
  public MailProviders plus(Collection<String> free, Collection<String> disposable) {
    return new MailProviders(union(this.free, free), union(this.disposable, disposable));
  }

  /** Whether that registrable domain gives mailboxes to anyone. */
  public boolean isFree(String domain) {
    return free.contains(domain.toLowerCase(Locale.ROOT));
  }

  /** Whether that registrable domain gives throw-away mailboxes. */
  public boolean isDisposable(String domain) {
    return disposable.contains(domain.toLowerCase(Locale.ROOT));
  }

  private static Set<String> union(Set<String> known, Collection<String> added) {
    Set<String> union = new HashSet<>(known);
    for (String domain : added) {
      union.add(Hosts.registrableDomain(domain).orElse(domain.strip().toLowerCase(Locale.ROOT)));
    }
    return union;
  }

  private static Set<String> domains(String resource) {
    String path = "/io/intentscorer/mail/" + resource;
    InputStream found = MailProviders.class.getResourceAsStream(path);
    if (found == null) {
      throw new IllegalStateException("Missing from the class path: " + path);
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
