package io.intentscorer.stream;

/**
 * The topics on which Kafka Streams keeps what the scorer remembers, for those who only read.
 *
 * @param applicationId the setting {@code application.id} of the scorer
 */
public record StateTopics(String applicationId) {
  /** Key: the account; value: {@code StateCodec.account}. */
  public String accounts() {
    return changelog(Names.ACCOUNT_STORE);
  }

  /**
   * Key: see {@link #accountOf}; value: {@code StateCodec.contact}; partitioned as accounts are.
   */
  public String contacts() {
    return changelog(Names.CONTACT_STORE);
  }

  /** Whether a row is a contact's; others only say where an account went. */
  public static boolean isContact(String row) {
    return StoredDirectory.isContact(row);
  }

  /** The account that a row of contacts belongs to. */
  public static String accountOf(String row) {
    return StoredDirectory.accountOf(row);
  }

  private String changelog(String store) {
    return applicationId + "-" + store + "-changelog";
  }
}
