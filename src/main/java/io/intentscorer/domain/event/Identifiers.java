package io.intentscorer.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * What an event says of who did it; everything may be missing.
 *
 * @param anonymousId the browser or device
 * @param userId the person, as the product's own user table knows them
 * @param previousId the identifier that an {@code alias} event ties to {@code userId}
 * @param groupId the company, as the product's own tables know it
 * @param companyDomain the registrable domain that the event gives as its company's
 * @param email the person's address
 */
public record Identifiers(
    @Nullable String anonymousId,
    @Nullable String userId,
    @Nullable String previousId,
    @Nullable String groupId,
    @Nullable String companyDomain,
    @Nullable Mailbox email) {

  /** Nobody at all. */
  public static final Identifiers NONE = new Identifiers(null, null, null, null, null, null);

  Identifiers withUser(String user) {
    return new Identifiers(anonymousId, user, previousId, groupId, companyDomain, email);
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
