package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Pseudonym;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Reason.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger: what happened at an account, and what it did to every part of its scores.
 *
 * <p>Before + decay + change = after, in every line; and the lines of a score add up to it.
 *
 * @param account what the ledger calls the account, see {@link #ledgerKey}
 * @param persona the persona of who acted, null where it is not known or nobody did
 * @param since the moment of the entry before, in milliseconds since 1970 UTC; null for the first
 * @param fit the profile that decides after it, null where none does
 * @param fitScore the score of the fit before and after
 * @param intentScore the score of the intent before and after
 * @param tiers the tier before and after, null while there is none
 * @param closing whether nothing is left of the account
 */
public record Entry(
    String account,
    Account.Type type,
    Cause cause,
    @Nullable String persona,
    @Nullable Long since,
    @Nullable Profile fit,
    Change fitScore,
    List<Line> fitLines,
    Change intentScore,
    List<Line> intentLines,
    Tiers tiers,
    boolean closing,
    long rulesVersion,
    long at) {

  public Entry {
    fitLines = List.copyOf(fitLines);
    intentLines = List.copyOf(intentLines);
  }

  /**
   * What the ledger calls an account: a company by its key, an individual, whose key is an address,
   * by a name that does not say who it is, since no record of the ledger can be taken back.
   */
  public static String ledgerKey(String account, Account.Type type) {
    return type == Account.Type.COMPANY ? account : "individual:" + Pseudonym.of(account);
  }

  /**
   * What is made of a company by a profile.
   *
   * @param verdict as the contract spells it
   */
  public record Profile(String icp, Grade grade, String verdict) {
    static @Nullable Profile of(@Nullable Fit fit) {
      return fit == null ? null : new Profile(fit.icp(), fit.grade(), fit.verdict().word());
    }
  }

  /** A score before and after. */
  public record Change(int before, int after) {}

  /** A tier before and after. */
  public record Tiers(@Nullable String before, @Nullable String after) {}

  /**
   * One part of a score.
   *
   * @param decay what passing time did since the entry before; 0 where time and rules moved it
   *     together, which is told as their change
   * @param change what happened did
   * @param terms by what the part goes on to shrink, null where it does not
   * @param answer what came of a criterion, null for what is none or counts no more
   */
  public record Line(
      Item item,
      double before,
      double decay,
      double change,
      double after,
      @Nullable Terms terms,
      @Nullable Outcome answer) {}

  /**
   * By what a signal's worth goes on to shrink.
   *
   * @param earned points before any limit
   * @param halfLifeDays in how many days half of them are gone
   * @param limit the signal's limit, infinite for none
   * @param category the signal's category, null for none or where that has no limit
   * @param categoryLimit the category's limit, infinite for none
   */
  public record Terms(
      double earned,
      double halfLifeDays,
      double limit,
      @Nullable String category,
      double categoryLimit) {}

  /** What a line is about. */
  public sealed interface Item {
    /** A criterion of a profile: a part of the fit. */
    record OfProfile(String icp, String criterion) implements Item {}

    /** A signal: a part of the intent. */
    record OfSignal(String signal) implements Item {}

    /** What makes of the sum of the others the score, of fit or intent. */
    record Adjustment(boolean ofFit, Reason reason) implements Item {}

    /** By what the account knows the line again. */
    default String key() {
      if (this instanceof OfProfile part) {
        return "c" + part.icp() + "/" + part.criterion();
      } else if (this instanceof OfSignal part) {
        return "s" + part.signal();
      }
      Adjustment part = (Adjustment) this;
      return (part.ofFit() ? "f" : "i") + part.reason().name();
    }

    /** The item of a key. */
    static Item of(String key) {
      String name = key.substring(1);
      return switch (key.charAt(0)) {
        case 'c' -> {
          int slash = name.indexOf('/');
          yield new OfProfile(name.substring(0, slash), name.substring(slash + 1));
        }
        case 's' -> new OfSignal(name);
        case 'f' -> new Adjustment(true, Reason.valueOf(name));
        case 'i' -> new Adjustment(false, Reason.valueOf(name));
        default -> throw new IllegalStateException("no line of a ledger: " + key);
      };
    }
  }

  /** Why a score is not the sum of its parts. */
  public enum Reason {
    /** A disqualifier matched, or a required criterion was missed: the score is 0. */
    VERDICT("verdict"),
    /** A score is at least 0 and at most 100. */
    HELD("held"),
    ROUNDING("rounding");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** As the ledger spells it. */
    public String word() {
      return word;
    }
  }
}
