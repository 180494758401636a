package io.intentscorer.domain.account;

/** Which account: its key and its type. */
public record AccountKey(String key, Account.Type type) {
  static AccountKey company(String domain) {
    return new AccountKey(domain, Account.Type.COMPANY);
  }

  static AccountKey individual(String address) {
    return new AccountKey(address, Account.Type.INDIVIDUAL);
  }
}
