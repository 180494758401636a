package io.intentscorer.wire;

/**
 * How large rules may be, so that none of them can hold up the events.
 *
 * @param maxBytes the largest submission that is read, in bytes
 * @param maxConditions the most conditions of a rule, those within others included
 * @param maxRules the most rules in force
 */
public record RuleLimits(int maxBytes, int maxConditions, int maxRules) {
  /** Settings of the same. */
  public static final String BYTES = "rule.max.bytes";

  public static final String CONDITIONS = "rule.max.conditions";
  public static final String RULES = "rules.max.count";

  /** What holds where nothing else is said. */
  public static final RuleLimits STANDARD = new RuleLimits(512 * 1024, 500, 1_000);
}
