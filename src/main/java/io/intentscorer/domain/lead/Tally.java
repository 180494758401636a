package io.intentscorer.domain.lead;

/**
 * What came of looking again after a change of the rules.
 *
 * @param accounts accounts that were looked at
 * @param accountsChanged those of them whose scores were published anew
 * @param leads contacts that were looked at
 * @param leadsChanged those of them whose leads were published anew
 */
public record Tally(long accounts, long accountsChanged, long leads, long leadsChanged) {
  public static final Tally NONE = new Tally(0, 0, 0, 0);

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        accounts + other.accounts,
        accountsChanged + other.accountsChanged,
        leads + other.leads,
        leadsChanged + other.leadsChanged);
  }

  /** The changes found so far, before a round that looks at everything anew. */
  Tally changesOnly() {
    return new Tally(0, accountsChanged, 0, leadsChanged);
  }
}
