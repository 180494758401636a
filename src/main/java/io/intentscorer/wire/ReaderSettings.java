package io.intentscorer.wire;

/**
 * What an installation decides about reading events.
 *
 * @param providers which e-mail domains belong to no company
 * @param sharedHosts hosts where an account is a page
 * @param notPeople whose events count for nothing
 * @param consentCategory the category of Segment's {@code context.consent.categoryPreferences} that
 *     stands for marketing
 * @param maxBytes the largest event that is read
 */
public record ReaderSettings(
    MailProviders providers,
    SharedHosts sharedHosts,
    NotPeople notPeople,
    String consentCategory,
    int maxBytes) {
  /** One mebibyte. */
  public static final int MAX_BYTES = 1 << 20;

  public static ReaderSettings standard() {
    return new ReaderSettings(
        MailProviders.shipped(),
        SharedHosts.shipped(),
        NotPeople.shipped(),
        "marketing",
        MAX_BYTES);
  }
}
