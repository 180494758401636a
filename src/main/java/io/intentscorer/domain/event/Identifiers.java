package io.intentscorer.domain.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of who did it; everything may be missing.
 *
 * @param anonymousId the browser or device
 * @param userId the person, as the product's own user table knows them
 * @param linked whether the event did not name {@code userId} itself: it is whom the visitor turned
 *     out to be
 * @param previousId the identifier that an {@code alias} event ties to {@code userId}
 * @param groupId the company, as the product's own tables know it
 * @param companyDomain the registrable domain that the event gives as its company's
 * @param aliases other domains that the event says are that company's too
 * @param email the person's address
 */
public record Identifiers(
    @Nullable String anonymousId,
    @Nullable String userId,
    boolean linked,
    @Nullable String previousId,
    @Nullable String groupId,
    @Nullable String companyDomain,
    List<String> aliases,
    @Nullable Mailbox email) {

  /** Nobody at all. */
  public static final Identifiers NONE =
      new Identifiers(null, null, false, null, null, null, List.of(), null);

  public Identifiers {
    aliases = List.copyOf(aliases);
  }

  Identifiers linkedTo(String user) {
    return of(user, true);
  }

  Identifiers unlinked() {
    return of(null, false);
  }

  private Identifiers of(@Nullable String user, boolean byLink) {
    return new Identifiers(
        anonymousId, user, byLink, previousId, groupId, companyDomain, aliases, email);
  }

  /**
   * An e-mail address.
   *
   * @param address lower case
   * @param companyDomain the registrable domain of the company that owns the mailbox; null for free
   *     and disposable providers, whose domains say nothing of a company
   */
  public record Mailbox(String address, @Nullable String companyDomain) {}
}
