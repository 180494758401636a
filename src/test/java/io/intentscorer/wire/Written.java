package io.intentscorer.wire;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules, events and times as people write them, for tests: JSON, in which an apostrophe may stand
 * for a quote.
 */
public final class Written {
  private static final RuleReader RULES = new RuleReader(TitleReader.shipped());
  private static final EventReader EVENTS = new EventReader(ReaderSettings.standard());

  private Written() {}

  /** A rule that is sound, submitted with version 1. */
  public static Rule rule(String id, String json) {
    return rule(id, json, 1);
  }

  /** A rule that is sound. */
  public static Rule rule(String id, String json, long version) {
    RuleReader.Judgement judgement = RULES.read(id, bytes(json), version);
    Rule rule = judgement.rule();
    if (rule == null) {
      throw new AssertionError(judgement.issues().toString());
    }
    return rule;
  }

  /** A book of rules; their versions are 1, 2, 3… in the order given. */
  public static RuleBook book(Rule... rules) {
    List<RuleBook.Accepted> accepted = new ArrayList<>();
    for (Rule rule : rules) {
      accepted.add(new RuleBook.Accepted(rule, accepted.size() + 1));
    }
    return RuleBook.of(accepted);
  }

  /** An event that is sound, from a file whose newest event is of 1970. */
  public static CompanyEvent event(String json) {
    return understood(EVENTS.read(bytes(json), Arrival.replayed(0)));
  }

  static CompanyEvent understood(@Nullable Decoded decoded) {
    if (decoded instanceof Decoded.Understood understood) {
      return understood.event();
    }
    throw new AssertionError(decoded);
  }

  /** Milliseconds since 1970 UTC of a time in ISO 8601. */
  public static long time(String written) {
    return Instant.parse(written).toEpochMilli();
  }

  static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
