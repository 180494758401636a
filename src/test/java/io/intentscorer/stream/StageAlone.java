package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.AcceptedRules;
import io.intentscorer.wire.RuleReader;
import io.intentscorer.wire.Written;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The stage that scores, alone with a context: for what Kafka's driver cannot show, a clock that
 * goes back and a scorer that starts again on its state.
 */
final class StageAlone {
  private static final JsonMapper JSON = new JsonMapper();

  private final MockProcessorContext<byte[], Scored> context;
  private final Map<String, String> rules;
  private ScoreProcessor stage;
  private Instant now;

  /**
   * Opens the stores and starts.
   *
   * @param rules by id
   */
  StageAlone(File state, Instant begin, Map<String, String> rules) {
    this.context = new MockProcessorContext<>(DrivenTopology.config(), new TaskId(0, 0), state);
    this.rules = Map.copyOf(rules);
    this.now = begin;
    for (String name :
        List.of(Names.ACCOUNT_STORE, Names.CONTACT_STORE, Names.SWEEP_STORE, Names.DUE_STORE)) {
      open(
          Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray()));
    }
    open(
        Stores.windowStoreBuilder(
            Stores.inMemoryWindowStore(
                Names.MESSAGE_STORE, StoredDirectory.MEMORY, StoredDirectory.MEMORY, false),
            Serdes.Bytes(),
            Serdes.ByteArray()));
    this.stage = started(TitleReader.shipped());
    settle();
  }

  private void open(StoreBuilder<?> builder) {
    StateStore store = builder.withLoggingDisabled().withCachingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
  }

  private ScoreProcessor started(TitleReader titles) {
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    RuleReader reader = new RuleReader(titles);
    AcceptedRules accepted = new AcceptedRules(reader);
    RuleBookHolder holder = new RuleBookHolder(accepted);
    rules.forEach(
        (id, rule) ->
            holder.update(
                id,
                accepted.write(rule.getBytes(UTF_8), new Accepted(Written.rule(id, rule), 1), 0)));
    ScoreProcessor started =
        new ScoreProcessor(
            new Topics(""),
            new AccountScorer(titles, Tracks.ALL),
            holder,
            new SweepTime(),
            new Promptness());
    started.init(context);
    return started;
  }

  /** Ends the stage and starts one on the same state, as much later, with those words of titles. */
  void restart(Duration later, TitleReader titles) {
    now = now.plus(later);
    stage.close();
    context.resetForwards();
    stage = started(titles);
    settle();
  }

  /** An event of a person, null for nobody, that counts at a company. */
  void event(String company, @Nullable String person, String json) {
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    Next next =
        new Next.ToAccount(
            new AccountKey(company, Account.Type.COMPANY), person, Written.event(json));
    stage.process(new Record<>(next.key(), next, now.toEpochMilli(), new RecordHeaders()));
  }

  /** Lets time pass, or sets the clock back. */
  void pass(Duration time) {
    now = now.plus(time);
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    if (!time.isNegative()) {
      settle();
    }
  }

  /** Fires whatever is scheduled, also what that schedules. */
  void settle() {
    for (int i = 0; i < 4; i++) {
      for (CapturedPunctuator punctuator : List.copyOf(context.scheduledPunctuators())) {
        if (!punctuator.cancelled()) {
          punctuator.getPunctuator().punctuate(now.toEpochMilli());
        }
      }
    }
  }

  /** What waits to be fired. */
  List<CapturedPunctuator> waiting() {
    return context.scheduledPunctuators().stream()
        .filter(punctuator -> !punctuator.cancelled())
        .toList();
  }

  Instant now() {
    return now;
  }

  /** The records for a topic since this was asked last, whichever it was asked for. */
  List<JsonNode> told(String topic) {
    List<JsonNode> told = new ArrayList<>();
    context
        .forwarded()
        .forEach(
            forward -> {
              if (forward.record().value() instanceof Outgoing out && out.topic().equals(topic)) {
                told.add(JSON.readTree(out.value()));
              }
            });
    context.resetForwards();
    return told;
  }
}
