package io.intentscorer.stream;

import io.intentscorer.domain.lead.Sweep;
import io.intentscorer.domain.lead.Tally;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.SweepCodec;
import io.intentscorer.wire.SweepCodec.Swept;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Looks at every account of a task again when the rules are not those that it last finished with.
 *
 * <p>In slices, between which the thread turns to events. How far it has come is kept in the same
 * transaction as what a slice published, so that a crash neither repeats nor skips an account.
 */
final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private static final int MOST_ROWS = 1_000;
  private static final long REPORT_NANOS = Duration.ofSeconds(10).toNanos();
  private static final String ROW = "sweep";

  private final ProcessorContext<?, ?> context;
  private final RuleBookHolder holder;
  private final SweepTime time;
  private final KeyValueStore<String, byte[]> sweeps;
  private final KeyValueStore<String, byte[]> accounts;
  private final Look look;
  private final Consumer<Swept> news;
  private @Nullable Sweep sweep;
  private @Nullable Cancellable busy;
  private long reported = System.nanoTime();

  /** Looks at one account again and keeps what comes of it. */
  interface Look {
    Tally at(String account, byte[] row, RuleBook book, long now);
  }

  /**
   * @param news told once for each sweep that is done
   */
  Sweeper(
      ProcessorContext<?, ?> context,
      RuleBookHolder holder,
      SweepTime time,
      Look look,
      Consumer<Swept> news) {
    this.context = context;
    this.holder = holder;
    this.time = time;
    this.sweeps = context.getStateStore(Names.SWEEP_STORE);
    this.accounts = context.getStateStore(Names.ACCOUNT_STORE);
    this.look = look;
    this.news = news;
    byte @Nullable [] row = sweeps.get(ROW);
    this.sweep = row == null ? null : SweepCodec.sweep(row);
  }

  /** An event came: it goes first, and tells of new rules sooner than a second's wait. */
  void event() {
    time.event();
    check();
  }

  /** Begins a sweep if the rules in force ask for one; cheap where they do not. */
  void check() {
    boolean current = sweep != null && sweep.done() && sweep.rules() == holder.book().fingerprint();
    if (busy == null && !current) {
      busy = context.schedule(SweepTime.TURN, PunctuationType.WALL_CLOCK_TIME, this::slice);
      time.enter();
    }
  }

  /** All accounts are to be looked at again although the rules are the same. */
  void again(long now) {
    stop();
    Sweep anew = Sweep.following(sweep, holder.book().fingerprint(), now);
    sweep = anew;
    // Also if this program ends before the first slice.
    sweeps.put(ROW, SweepCodec.sweep(anew));
    check();
  }

  /** One turn: as many accounts as fit into this task's share of the time. */
  private void slice(long now) {
    RuleBook book = holder.book();
    Sweep going = sweep;
    if (going == null || going.rules() != book.fingerprint()) {
      going = Sweep.following(sweep, book.fingerprint(), now);
      LOG.debug(
          "task {}: re-scoring for rules version {} begins", context.taskId(), book.version());
    }
    going = advance(going, book, now, System.nanoTime() + time.share());
    sweep = going;
    sweeps.put(ROW, SweepCodec.sweep(going));
    if (going.done()) {
      finish(going, book, now);
    } else {
      report(going);
    }
  }

  private Sweep advance(Sweep from, RuleBook book, long now, long deadline) {
    Sweep going = from;
    int rows = 0;
    while (!going.done()) {
      try (KeyValueIterator<String, byte[]> rest = range(going)) {
        while (rest.hasNext()) {
          KeyValue<String, byte[]> row = rest.next();
          if (row.key.equals(going.at())) {
            continue;
          }
          going = going.past(row.key, look.at(row.key, row.value, book, now));
          rows++;
          if (rows == MOST_ROWS || System.nanoTime() >= deadline) {
            return going;
          }
        }
      }
      going = going.turn();
    }
    return going;
  }

  @SuppressWarnings("NullAway") // A range may be open on either side; Kafka does not say so.
  private KeyValueIterator<String, byte[]> range(Sweep going) {
    return accounts.range(going.at(), going.end());
  }

  private void finish(Sweep done, RuleBook book, long now) {
    stop();
    Tally tally = done.tally();
    LOG.atLevel(tally.accounts() == 0 ? Level.DEBUG : Level.INFO)
        .log(
            "task {}: re-scored for rules version {}: {} of {} accounts and {} of {} leads changed, in"
                + " {} ms",
            context.taskId(),
            book.version(),
            tally.accountsChanged(),
            tally.accounts(),
            tally.leadsChanged(),
            tally.leads(),
            now - done.begun());
    news.accept(new Swept(context.taskId().partition(), book.versions(), tally));
  }

  private void report(Sweep going) {
    if (System.nanoTime() - reported > REPORT_NANOS) {
      reported = System.nanoTime();
      LOG.info(
          "task {}: re-scoring, {} accounts so far", context.taskId(), going.tally().accounts());
    }
  }

  /** An account goes; where it stood, the one before it stands for it. */
  void forget(String account) {
    Sweep going = sweep;
    if (going == null || !going.names(account)) {
      return;
    }
    String before = null;
    try (KeyValueIterator<String, byte[]> earlier = upTo(account)) {
      while (earlier.hasNext() && (before == null || before.equals(account))) {
        before = earlier.next().key;
      }
    }
    Sweep other = going.instead(account, account.equals(before) ? null : before);
    sweep = other;
    sweeps.put(ROW, SweepCodec.sweep(other));
  }

  @SuppressWarnings("NullAway") // A range may be open on either side; Kafka does not say so.
  private KeyValueIterator<String, byte[]> upTo(String account) {
    return accounts.reverseRange(null, account);
  }

  /** Ends the turns; what is left to do waits in the store. */
  void stop() {
    if (busy != null) {
      busy.cancel();
      busy = null;
      time.leave();
    }
  }
}
