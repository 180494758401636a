package io.intentscorer.stream;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.AtAccount;
import io.intentscorer.domain.account.Next.Moved;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.AccountScorer.Outcome;
import io.intentscorer.domain.lead.AccountStage;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tally;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Foresight;
import io.intentscorer.wire.NextCodec;
import io.intentscorer.wire.OutputWriter;
import io.intentscorer.wire.StateCodec;
import io.intentscorer.wire.SweepCodec.Swept;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what is remembered of the account, lets the domain tell the story, keeps and publishes.
 */
final class ScoreProcessor extends ContextualProcessor<String, Next, byte[], Scored> {
  private static final Logger LOG = LoggerFactory.getLogger(ScoreProcessor.class);

  /** A punctuation makes a commit, so an idle task asks seldom. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  /** No account's: theirs are longer. */
  private static final Bytes BEGUN = Bytes.wrap(new byte[1]);

  private static final byte[] NO_KEY = {};

  private final Topics topics;
  private final AccountScorer scorer;
  private final AccountStage stage;
  private final RuleBookHolder holder;
  private final SweepTime time;
  private final Promptness promptness;
  private final OutputWriter writer = new OutputWriter();
  private @Nullable KeyValueStore<String, byte[]> accounts;
  private @Nullable KeyValueStore<String, byte[]> contacts;
  private @Nullable WindowStore<Bytes, byte[]> messages;
  private @Nullable Sweeper sweeper;
  private @Nullable Agenda agenda;
  private @Nullable ClockWatch clock;

  /** Of whom the log says already that they have too many people. */
  private final Set<String> crowded = new HashSet<>();

  private @Nullable Cancellable first;
  private @Nullable Cancellable tick;

  ScoreProcessor(
      Topics topics,
      AccountScorer scorer,
      RuleBookHolder holder,
      SweepTime time,
      Promptness promptness) {
    this.topics = topics;
    this.scorer = scorer;
    this.stage = new AccountStage(scorer);
    this.holder = holder;
    this.time = time;
    this.promptness = promptness;
  }

  @Override
  public void init(ProcessorContext<byte[], Scored> context) {
    super.init(context);
    accounts = context.getStateStore(Names.ACCOUNT_STORE);
    contacts = context.getStateStore(Names.CONTACT_STORE);
    messages = context.getStateStore(Names.MESSAGE_STORE);
    // Kafka Streams 4.3.1 finds no offset in a window store that never held a record, takes a clean
    // restart for a crash, and throws the task's whole state away: so there is always a record. It
    // is not written here: what fails in init ends the process, also where a new task would do.
    first = context.schedule(Duration.ofMillis(1), PunctuationType.WALL_CLOCK_TIME, this::begin);
    sweeper = new Sweeper(context, holder, time, this::lookAgain, this::tell);
    agenda = new Agenda(context, context.getStateStore(Names.DUE_STORE), time, this::lookWhenDue);
    clock = new ClockWatch(context.getStateStore(Names.SWEEP_STORE));
    tick = context.schedule(IDLE, PunctuationType.WALL_CLOCK_TIME, this::look);
  }

  /** What is not an event's doing: new rules, and what time alone does. */
  private void look(long now) {
    follow(now);
    Opened.store(sweeper).check();
    Opened.store(agenda).check(now);
  }

  /**
   * Where the clock went back, what is scheduled is scheduled anew, and what was told looked at.
   */
  private void follow(long now) {
    ClockWatch.Step step = Opened.store(clock).shows(now);
    if (step == ClockWatch.Step.ON) {
      return;
    }
    Opened.store(tick).cancel();
    tick = context().schedule(IDLE, PunctuationType.WALL_CLOCK_TIME, this::look);
    Opened.store(agenda).stop();
    Opened.store(sweeper).stop();
    if (step == ClockWatch.Step.FAR_BACK) {
      LOG.warn(
          "task {}: the clock went back; all accounts are looked at again", context().taskId());
      Opened.store(sweeper).again(now);
    }
  }

  private void begin(long now) {
    follow(now);
    WindowStore<Bytes, byte[]> store = Opened.store(messages);
    if (!hasBegun(store, now)) {
      store.put(BEGUN, new byte[0], now);
    }
    Opened.store(first).cancel();
  }

  private static boolean hasBegun(WindowStore<Bytes, byte[]> store, long now) {
    try (WindowStoreIterator<byte[]> begun = store.fetch(BEGUN, 0, now)) {
      return begun.hasNext();
    }
  }

  @Override
  public void process(Record<String, Next> record) {
    Opened.store(sweeper).event();
    long now = context().currentSystemTimeMs();
    follow(now);
    byte @Nullable [] row = Opened.store(accounts).get(record.key());
    Account known = row == null ? null : StateCodec.account(row);
    if (!(record.value() instanceof AtAccount news)) {
      throw new IllegalStateException("not for this stage");
    }
    if (due(known) <= now) {
      Opened.store(clock).told(now);
    }
    StoredDirectory people = people(record.key());
    Outcome outcome = stage.at(known, people, news, holder.book(), now);
    if (people.isFull() && crowded.add(record.key())) {
      LOG.warn(
          "{} has as many people as are remembered of one account; of further ones events are"
              + " counted, and they become no leads. Allow more with {}.",
          Whose.account(record.key()),
          ScoringTopology.MAX_CONTACTS);
    }
    keep(record.key(), known, outcome, now);
    outcome.next().forEach(next -> send(next, record.timestamp()));
    promptness.done(context(), record);
  }

  private void send(Next next, long timestamp) {
    boolean tooLarge =
        next instanceof Moved moved
            && moved.isSeveral()
            && NextCodec.next(moved).length > Topics.MAX_ROW_BYTES;
    if (tooLarge && next instanceof Moved moved) {
      moved.halves().forEach(half -> send(half, timestamp));
    } else {
      context().forward(new Record<>(NO_KEY, new Scored.Elsewhere(next), timestamp));
    }
  }

  private Tally lookAgain(String account, byte[] row, RuleBook book, long now) {
    Account known = StateCodec.account(row);
    boolean followed = known.published().rules() == book.fingerprint();
    Outcome outcome =
        followed
            ? scorer.pass(known, people(account), book, now)
            : scorer.follow(known, people(account), book, now);
    keep(account, known, outcome, now);
    return outcome.tally();
  }

  private boolean lookWhenDue(String account, long moment, long now) {
    byte @Nullable [] row = Opened.store(accounts).get(account);
    if (row == null) {
      return false;
    }
    Account known = StateCodec.account(row);
    Outcome outcome = scorer.catchUp(known, people(account), holder.book(), now);
    keep(account, known, outcome, now);
    Opened.store(clock).told(now);
    return Math.max(0, known.published().due()) == moment;
  }

  private void keep(String key, @Nullable Account known, Outcome outcome, long now) {
    Account account = outcome.account();
    if (account == null && known != null) {
      Opened.store(agenda).plan(key, due(known), Foresight.NEVER);
      Opened.store(sweeper).forget(key);
      Opened.store(accounts).delete(key);
    } else if (account != null && !account.equals(known)) {
      boolean kept =
          Rows.keep(
              Opened.store(accounts),
              key,
              StateCodec.account(account),
              Whose.account(account.key()));
      // What is planned stands in the row, and both must say the same.
      if (kept) {
        Opened.store(agenda).plan(key, due(known), due(account));
      }
    }
    outcome.published().forEach(publication -> publish(publication, now));
  }

  private static long due(@Nullable Account account) {
    return account == null ? Foresight.NEVER : account.published().due();
  }

  private StoredDirectory people(String account) {
    return new StoredDirectory(account, Opened.store(contacts), Opened.store(messages));
  }

  private void tell(Swept swept) {
    byte[] key = Integer.toString(swept.partition()).getBytes(StandardCharsets.UTF_8);
    long now = context().currentSystemTimeMs();
    context().forward(new Record<>(key, new Scored.News(swept), now, new RecordHeaders()));
  }

  private void publish(Publication publication, long now) {
    byte @Nullable [] value =
        publication instanceof Publication.Gone ? null : writer.write(publication);
    String topic = topics.of(publication).name();
    if (value != null && value.length > Topics.MAX_ROW_BYTES) {
      // A record that no topic takes would stop the scorer, and again after every restart.
      LOG.error(
          "a record for {} on {} has {} bytes and is not sent; clear facts of this account that"
              + " nobody needs",
          Whose.account(publication.key()),
          topic,
          value.length);
      return;
    }
    context()
        .forward(
            new Record<>(
                publication.key().getBytes(StandardCharsets.UTF_8),
                new Outgoing(topic, value),
                now,
                new RecordHeaders()));
  }

  @Override
  public void close() {
    if (sweeper != null) {
      sweeper.stop();
    }
    if (agenda != null) {
      agenda.stop();
    }
  }
}
