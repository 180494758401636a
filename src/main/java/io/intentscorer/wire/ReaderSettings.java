package io.intentscorer.wire;

import io.intentscorer.domain.persona.TitleReader;

/**
 * What an installation decides about reading events and rules.
 *
 * @param providers which e-mail domains belong to no company
 * @param sharedHosts hosts where an account is a page
 * @param notPeople whose events count for nothing
 * @param consentCategory the category of Segment's {@code context.consent.categoryPreferences} that
 *     stands for marketing
 * @param maxBytes the largest event that is read
 * @param rules how large rules may be
 * @param titles how job titles are read, of people and in rules
 */
public record ReaderSettings(
    MailProviders providers,
    SharedHosts sharedHosts,
    NotPeople notPeople,
    String consentCategory,
    int maxBytes,
    RuleLimits rules,
    TitleReader titles) {
  /** One mebibyte. */
  public static final int MAX_BYTES = 1 << 20;

  public static ReaderSettings standard() {
    return new ReaderSettings(
        MailProviders.shipped(),
        SharedHosts.shipped(),
        NotPeople.shipped(),
        "marketing",
        MAX_BYTES,
        RuleLimits.STANDARD,
        TitleReader.shipped());
  }

  /** The reader of rules. */
  public RuleReader ruleReader() {
    return new RuleReader(titles, rules);
  }
}
