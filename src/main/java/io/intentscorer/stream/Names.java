package io.intentscorer.stream;

/** The name of every operator, store and repartition topic: they are part of the stored state. */
final class Names {
  static final String EVENTS = "company-events";
  static final String DECODE = "decode";
  static final String UNREADABLE = "unreadable";
  static final String DEAD_LETTERS = "dead-letters";
  static final String ONWARD = "onward";
  static final String TO_VISITORS = "to-visitors";
  static final String VISITORS = "visitors";
  static final String IDENTIFY_VISITOR = "identify-visitor";
  static final String TO_USERS = "to-users";
  static final String USERS = "users";
  static final String IDENTIFY_USER = "identify-user";
  static final String TO_ACCOUNTS = "to-accounts";
  static final String ACCOUNTS = "accounts";
  static final String SCORE = "score";
  static final String ERASURES = "erasures";
  static final String READ_ERASURE = "read-erasure";
  static final String TO_ACQUAINTANCES = "to-acquaintances";
  static final String ACQUAINTANCES = "acquaintances";
  static final String ACQUAINT = "acquaint";
  static final String UPSTREAM = "upstream";
  static final String PUBLISH = "publish";
  static final String RULES = "icp-rules";
  static final String ADMIT = "admit";
  static final String VERDICTS = "verdicts";
  static final String RECORDS = "records";
  static final String NEWS = "news";
  static final String SWEPT = "swept";
  static final String TALLY = "tally";
  static final String AFFECTED = "affected";
  static final String RULES_ACCEPTED = "rules-accepted";

  static final String VISITOR_STORE = "visitors";
  static final String USER_STORE = "users";
  static final String ACCOUNT_STORE = "accounts";
  static final String CONTACT_STORE = "contacts";
  static final String ACQUAINTANCE_STORE = "acquaintances";
  static final String MESSAGE_STORE = "messages";
  static final String ADMISSION_STORE = "admissions";
  static final String PENDING_STORE = "pending-personas";
  static final String SWEEP_STORE = "sweeps";
  static final String DUE_STORE = "due";
  static final String UNSWEPT_STORE = "unswept";
  static final String RULE_STORE = "rules";

  private Names() {}
}
