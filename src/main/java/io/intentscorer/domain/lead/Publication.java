package io.intentscorer.domain.lead;

import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Rule.Messaging;
import org.jspecify.annotations.Nullable;

/** One record for the world outside. */
public sealed interface Publication {
  /** The record's key. */
  String key();

  /** An account's scores, for {@code fit-scores}. */
  record Scores(AccountScore score) implements Publication {
    @Override
    public String key() {
      return score.account();
    }
  }

  /** A contact as a lead, for {@code scored-leads}. */
  record Scored(Lead lead) implements Publication {
    @Override
    public String key() {
      return lead.contact();
    }
  }

  /** A contact that enters or leaves the track of a persona, for {@code nurture.<persona>}. */
  record Nurture(String persona, Transition transition, Lead lead, Messaging messaging)
      implements Publication {
    @Override
    public String key() {
      return lead.contact();
    }
  }

  /**
   * A contact that was erased leaves a track: all that is told is the transition, and the key whose
   * it was.
   */
  record Farewell(String persona, String contact, long scoredAt) implements Publication {
    @Override
    public String key() {
      return contact;
    }
  }

  /** A null on {@code fit-scores} or {@code scored-leads}: the key is forgotten. */
  record Gone(Subject subject, String key) implements Publication {}

  /** Whom a null is about. */
  enum Subject {
    ACCOUNT,
    CONTACT
  }

  /** Into a track, or out of it. */
  enum Transition {
    ENTERED("entered"),
    LEFT("left");

    private final String word;

    Transition(String word) {
      this.word = word;
    }

    /** The contract's spelling. */
    public String word() {
      return word;
    }
  }

  /**
   * Something that sales wants to know at once, for {@code account-alerts}.
   *
   * @param from the tier before, where it changed
   * @param to the tier, where it changed; the persona, where one is engaged
   * @param role the buying role of the persona
   */
  record Alert(
      AlertKind kind,
      String account,
      @Nullable String from,
      @Nullable String to,
      @Nullable BuyingRole role,
      Standing standing,
      Cause cause,
      long scoredAt)
      implements Publication {
    @Override
    public String key() {
      return account;
    }
  }

  /** The kinds of alert. */
  enum AlertKind {
    TIER_CHANGED("tier-changed"),
    SURGE_STARTED("surge-started"),
    SURGE_ENDED("surge-ended"),
    /** A persona that was not at the account before shows intent. */
    ROLE_ENGAGED("role-engaged");

    private final String word;

    AlertKind(String word) {
      this.word = word;
    }

    /** The contract's spelling. */
    public String word() {
      return word;
    }
  }

  /** An entry of an account's ledger, for {@code score-ledger}. */
  record Booked(Entry entry) implements Publication {
    @Override
    public String key() {
      return entry.account();
    }
  }
}
