package io.intentscorer.wire;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What domains and names of mailboxes say of who reads them.
 *
 * @param free registrable domains of providers that give mailboxes to anyone
 * @param disposable registrable domains of providers of throw-away mailboxes
 * @param educational domains of schools and universities, or what stands behind their names ({@code
 *     edu}, {@code ac.*})
 * @param roles names of mailboxes of a task and not of a person ({@code info})
 */
public record MailProviders(
    Set<String> free, Set<String> disposable, Set<String> educational, Set<String> roles) {
  private static final MailProviders SHIPPED = of(Lists.shipped());

  public MailProviders {
    free = Set.copyOf(free);
    disposable = Set.copyOf(disposable);
    educational = Set.copyOf(educational);
    roles = Set.copyOf(roles);
  }

  /** The shipped lists: well-known providers of the world, none completely. */
  public static MailProviders shipped() {
    return SHIPPED;
  }

  /** Those of lists. */
  public static MailProviders of(Lists lists) {
    return new MailProviders(
        Set.copyOf(lists.lines(Lists.Topic.FREE_MAIL)),
        Set.copyOf(lists.lines(Lists.Topic.DISPOSABLE_MAIL)),
        Set.copyOf(lists.lines(Lists.Topic.EDUCATIONAL_MAIL)),
        Set.copyOf(lists.lines(Lists.Topic.ROLE_MAILBOXES)));
  }

  /** These providers and more; the additions may be written as any host. */
  public MailProviders plus(Collection<String> free, Collection<String> disposable) {
    return new MailProviders(
        union(this.free, free), union(this.disposable, disposable), educational, roles);
  }

  /** Whether that registrable domain gives mailboxes to anyone. */
  public boolean isFree(String domain) {
    return free.contains(domain.toLowerCase(Locale.ROOT));
  }

  /** Whether that registrable domain gives throw-away mailboxes. */
  public boolean isDisposable(String domain) {
    return disposable.contains(domain.toLowerCase(Locale.ROOT));
  }

  /** Whether that registrable domain is a school's or a university's. */
  public boolean isEducational(String domain) {
    String suffix = domain.substring(domain.indexOf('.') + 1);
    int dot = suffix.indexOf('.');
    return educational.contains(domain)
        || educational.contains(suffix)
        || (dot > 0 && educational.contains(suffix.substring(0, dot) + ".*"));
  }

  /** The task whose mailbox that is, such as {@code info}; a tag behind a plus does not count. */
  Optional<String> role(String local) {
    int plus = local.indexOf('+');
    String name = plus < 0 ? local : local.substring(0, plus);
    return roles.contains(name) ? Optional.of(name) : Optional.empty();
  }

  private static Set<String> union(Set<String> known, Collection<String> added) {
    Set<String> union = new HashSet<>(known);
    for (String domain : added) {
      union.add(Hosts.registrableDomain(domain).orElse(domain.strip().toLowerCase(Locale.ROOT)));
    }
    return union;
  }
}
