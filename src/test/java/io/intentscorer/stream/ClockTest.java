package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clock that goes back: Kafka's driver has none, so here the stage is alone with a context. */
class ClockTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  @TempDir private File state;
  private MockProcessorContext<byte[], Scored> context;
  private ScoreProcessor stage;
  private Instant now = START;

  @BeforeEach
  void begin() {
    context = new MockProcessorContext<>(DrivenTopology.config(), new TaskId(0, 0), state);
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
    start();
  }

  private void open(StoreBuilder<?> builder) {
    StateStore store = builder.withLoggingDisabled().withCachingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
  }

  private void start() {
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    AcceptedRules accepted = new AcceptedRules(new RuleReader(TitleReader.shipped()));
    RuleBookHolder holder = new RuleBookHolder(accepted);
    String visits = Rules.signal(60, 7);
    Accepted rule = new Accepted(Written.rule("visits", visits), 1);
    holder.update("visits", accepted.write(visits.getBytes(UTF_8), rule, 0));
    stage =
        new ScoreProcessor(
            new Topics(""),
            new AccountScorer(TitleReader.shipped(), Tracks.ALL),
            holder,
            new SweepTime());
    stage.init(context);
    settle();
  }

  @Test
  void whatWasToldOfATimeThatHasNotComeYetIsToldAnew() {
    visit("acme.com");
    pass(Duration.ofDays(365));
    assertThat(levels()).containsExactly("2 event", "3 decay", "4 decay");
    pass(Duration.ofDays(-364));
    assertThat(levels()).as("nobody has looked yet").isEmpty();
    // Whatever was scheduled waits for the old time; the next event notices.
    visit("other.com");
    settle();
    assertThat(levels()).containsExactly("2 event", "2 decay");
    pass(Duration.ofDays(1));
    assertThat(levels()).containsExactly("3 decay");
  }

  @Test
  void soItIsIfTheScorerDidNotRunMeanwhile() {
    visit("acme.com");
    pass(Duration.ofDays(365));
    levels();
    now = now.minus(Duration.ofDays(364));
    stage.close();
    context.resetForwards();
    start();
    assertThat(levels()).containsExactly("2 decay");
  }

  @Test
  void clocksOfTwoMachinesMayDiffer() {
    visit("acme.com");
    pass(Duration.ofDays(365));
    levels();
    pass(Duration.ofSeconds(-59));
    visit("acme.com");
    settle();
    assertThat(levels()).containsExactly("2 event");
  }

  @Test
  void aStepBackHoldsUpNothingThatWasScheduled() {
    visit("acme.com");
    List<CapturedPunctuator> before = waiting();
    pass(Duration.ofMillis(-900));
    visit("acme.com");
    assertThat(waiting()).as("so short a step is waited for").isEqualTo(before);
    pass(Duration.ofSeconds(-30));
    visit("acme.com");
    assertThat(before).isNotEmpty().allMatch(CapturedPunctuator::cancelled);
    assertThat(waiting())
        .extracting(CapturedPunctuator::getInterval)
        .isEqualTo(before.stream().map(CapturedPunctuator::getInterval).toList());
  }

  private List<CapturedPunctuator> waiting() {
    return context.scheduledPunctuators().stream()
        .filter(punctuator -> !punctuator.cancelled())
        .toList();
  }

  private void visit(String company) {
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    Next next =
        new Next.ToAccount(
            new AccountKey(company, Account.Type.COMPANY),
            null,
            Written.event(
                "{'type':'web_visit','timestamp':'%s','company':{'domain':'%s'}}"
                    .formatted(now, company)));
    stage.process(new Record<>(next.key(), next, now.toEpochMilli(), new RecordHeaders()));
  }

  private void pass(Duration time) {
    now = now.plus(time);
    context.setCurrentSystemTimeMs(now.toEpochMilli());
    if (!time.isNegative()) {
      settle();
    }
  }

  /** Fires whatever is scheduled, also what that schedules. */
  private void settle() {
    for (int i = 0; i < 4; i++) {
      for (CapturedPunctuator punctuator : List.copyOf(context.scheduledPunctuators())) {
        if (!punctuator.cancelled()) {
          punctuator.getPunctuator().punctuate(now.toEpochMilli());
        }
      }
    }
  }

  private List<String> levels() {
    List<String> levels = new ArrayList<>();
    context
        .forwarded()
        .forEach(
            forward -> {
              if (forward.record().value() instanceof Outgoing out
                  && out.topic().equals("fit-scores")) {
                JsonNode score = JSON.readTree(out.value());
                levels.add(
                    score.at("/intent/level").asInt() + " " + score.at("/cause/kind").asString());
              }
            });
    context.resetForwards();
    return levels;
  }
}
