package io.intentscorer.domain.rule;

import java.util.Optional;

/** The part a person plays when a company buys. */
public enum BuyingRole {
  DECISION_MAKER("decision-maker"),
  ECONOMIC_BUYER("economic-buyer"),
  CHAMPION("champion"),
  INFLUENCER("influencer"),
  EVALUATOR("evaluator"),
  END_USER("end-user"),
  GATEKEEPER("gatekeeper");

  private final String word;

  BuyingRole(String word) {
    this.word = word;
  }

  /** The contract's spelling. */
  public String word() {
    return word;
  }

  /** The role of a word, as the contract spells it. */
  public static Optional<BuyingRole> of(String word) {
    for (BuyingRole role : values()) {
      if (role.word.equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
