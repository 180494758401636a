package io.intentscorer.stream;

import io.intentscorer.domain.lead.Publication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every topic of the contract, as a typed value.
 *
 * @param prefix stands before every name; empty for none
 * @param ledger how long the ledger is kept, null where none is
 */
public record Topics(String prefix, @Nullable Duration ledger) {
  /** How long the ledger is kept where nothing else is said. */
  public static final Duration LEDGER_KEPT = Duration.ofDays(180);

  public Topics(String prefix) {
    this(prefix, LEDGER_KEPT);
  }

  /**
   * The most that a record of this application may hold, dead letters with their headers included.
   */
  public static final int MAX_RECORD_BYTES = 16 << 20;

  /** The most that a row of state may have, so that the record of its change fits for certain. */
  static final int MAX_ROW_BYTES = MAX_RECORD_BYTES / 2;

  /** How a topic forgets. */
  public enum Cleanup {
    COMPACT("compact"),
    DELETE("delete");

    private final String word;

    Cleanup(String word) {
      this.word = word;
    }

    /** Kafka's own word. */
    public String word() {
      return word;
    }
  }

  /**
   * A topic.
   *
   * @param single whether it must have one partition, since the order of its records is what counts
   */
  public record Topic(String name, Cleanup cleanup, boolean single, Map<String, String> config) {
    public Topic {
      config = Map.copyOf(config);
    }
  }

  public Topic companyEvents() {
    return topic("company-events", Cleanup.DELETE, false);
  }

  public Topic icpRules() {
    return topic("icp-rules", Cleanup.COMPACT, true);
  }

  public Topic ruleStatus() {
    return topic("rule-status", Cleanup.COMPACT, true);
  }

  /** Only this application writes it: the newest accepted version of every rule. */
  public Topic rulesAccepted() {
    return large("rules-accepted", Cleanup.COMPACT, true);
  }

  /** Only this application writes it: every version of every rule that was ever accepted. */
  public Topic rulesHistory() {
    Topic topic = large("rules-history", Cleanup.DELETE, true);
    Map<String, String> config = new HashMap<>(topic.config());
    config.put("retention.ms", "-1");
    return new Topic(topic.name(), topic.cleanup(), topic.single(), config);
  }

  public Topic fitScores() {
    return large("fit-scores", Cleanup.COMPACT, false);
  }

  public Topic scoredLeads() {
    return large("scored-leads", Cleanup.COMPACT, false);
  }

  /** What every score is the sum of, entry by entry; kept for a while and then deleted. */
  public Topic scoreLedger() {
    Topic topic = large("score-ledger", Cleanup.DELETE, false);
    Map<String, String> config = new HashMap<>(topic.config());
    config.put("retention.ms", Long.toString((ledger == null ? LEDGER_KEPT : ledger).toMillis()));
    return new Topic(topic.name(), topic.cleanup(), topic.single(), config);
  }

  public Topic accountAlerts() {
    return topic("account-alerts", Cleanup.DELETE, false);
  }

  public Topic erasures() {
    return topic("erasures", Cleanup.DELETE, false);
  }

  public Topic deadLetters() {
    return large("dead-letters", Cleanup.DELETE, false);
  }

  /** The track of a persona. */
  public Topic nurture(String persona) {
    return large("nurture." + persona, Cleanup.DELETE, false);
  }

  /** The topic that a publication goes to. */
  public Topic of(Publication publication) {
    if (publication instanceof Publication.Scores) {
      return fitScores();
    }
    if (publication instanceof Publication.Scored) {
      return scoredLeads();
    }
    if (publication instanceof Publication.Gone gone) {
      return gone.subject() == Publication.Subject.ACCOUNT ? fitScores() : scoredLeads();
    }
    if (publication instanceof Publication.Farewell farewell) {
      return nurture(farewell.persona());
    }
    if (publication instanceof Publication.Booked) {
      return scoreLedger();
    }
    return publication instanceof Publication.Nurture nurture
        ? nurture(nurture.persona())
        : accountAlerts();
  }

  /** All but the tracks, whose personas come and go. */
  public List<Topic> all() {
    List<Topic> all =
        new ArrayList<>(
            List.of(
                companyEvents(),
                icpRules(),
                ruleStatus(),
                rulesAccepted(),
                rulesHistory(),
                fitScores(),
                scoredLeads(),
                accountAlerts(),
                erasures(),
                deadLetters()));
    if (ledger != null) {
      all.add(scoreLedger());
    }
    return all;
  }

  /** What others write and the scorer reads; its consumer group keeps its place there. */
  public List<Topic> inputs() {
    return List.of(companyEvents(), erasures(), icpRules());
  }

  private Topic topic(String name, Cleanup cleanup, boolean single) {
    return new Topic(prefix + name, cleanup, single, Map.of("cleanup.policy", cleanup.word()));
  }

  private Topic large(String name, Cleanup cleanup, boolean single) {
    return new Topic(
        prefix + name,
        cleanup,
        single,
        Map.of(
            "cleanup.policy",
            cleanup.word(),
            "max.message.bytes",
            Integer.toString(MAX_RECORD_BYTES)));
  }
}
