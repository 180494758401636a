package io.intentscorer.domain.account;

/** Which account: its key and its type. */
public record AccountKey(String key, Account.Type type) {
  private static final String GROUP = "group:";

  static AccountKey company(String domain) {
    return new AccountKey(domain, Account.Type.COMPANY);
  }

  /** A company of which only the id is known that the product's own tables know it by. */
  static AccountKey group(String groupId) {
    return company(GROUP + groupId);
  }

  static AccountKey individual(String address) {
    return new AccountKey(address, Account.Type.INDIVIDUAL);
  }
}
