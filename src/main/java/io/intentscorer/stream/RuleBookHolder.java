package io.intentscorer.stream;

import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.AcceptedRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule book in force on this instance; one for each {@code KafkaStreams}, never static. One
 * thread writes (Kafka Streams' global one), every stream thread reads, once for each record.
 */
public final class RuleBookHolder {
  private static final Logger LOG = LoggerFactory.getLogger(RuleBookHolder.class);

  private final AcceptedRules reader;
  private final Map<String, Accepted> rules = new HashMap<>();
  private volatile RuleBook book;

  public RuleBookHolder(AcceptedRules reader) {
    this.reader = reader;
    this.book = reader.book(List.of());
  }

  /** The book in force now. */
  public RuleBook book() {
    return book;
  }

  /** Whether a persona of that id decides now. */
  boolean isPersona(String id) {
    return book.personas().stream().anyMatch(persona -> persona.id().equals(id));
  }

  /** Takes in a record of accepted rules; null deletes. */
  void update(String id, byte @Nullable [] value) {
    if (value == null) {
      rules.remove(id);
    } else {
      Optional<Accepted> accepted = reader.read(id, value);
      if (accepted.isEmpty()) {
        // Must not throw: the global thread cannot be replaced, and a restart meets the record
        // again.
        LOG.error(
            "rules-accepted holds a record for \"{}\" that this application did not write; it is"
                + " passed over and the rule known before stays in force. Produce the rule to"
                + " icp-rules again.",
            id);
        return;
      }
      rules.put(id, accepted.get());
    }
    book = reader.book(rules.values());
  }
}
