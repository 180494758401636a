package io.intentscorer.stream;

import io.intentscorer.domain.account.Pseudonym;

/** What logs call accounts: companies by their domains, people not by their addresses. */
final class Whose {
  private Whose() {}

  static String account(String key) {
    return key.indexOf('@') < 0 ? key : "individual " + Pseudonym.of(key);
  }
}
