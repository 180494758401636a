package io.intentscorer.domain.simulation;

import io.intentscorer.domain.account.People;
import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.Lead;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.rule.RuleBook;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account and its people under a rule book at a moment, in full, whatever was published of them.
 *
 * @param leads by contact
 * @param tracks the persona whose nurture track each contact is in; those in none are missing
 */
record Look(AccountScore score, Map<String, Lead> leads, Map<String, String> tracks) {
  static Look at(Dossier dossier, AccountScorer scorer, RuleBook book, long now) {
    Dossier untold = dossier.untold();
    AccountScore score = null;
    Map<String, Lead> leads = new TreeMap<>();
    Map<String, String> tracks = new HashMap<>();
    for (Publication one :
        scorer.follow(untold.account(), new People(untold.people()), book, now).published()) {
      if (one instanceof Publication.Scores scores) {
        score = scores.score();
      } else if (one instanceof Publication.Scored scored) {
        leads.put(one.key(), scored.lead());
      } else if (one instanceof Publication.Nurture entered) {
        tracks.put(one.key(), entered.persona());
      }
    }
    if (score == null) {
      throw new IllegalStateException("an account that nobody was told of is news");
    }
    return new Look(score, leads, tracks);
  }
}
