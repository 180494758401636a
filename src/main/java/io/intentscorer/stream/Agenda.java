package io.intentscorer.stream;

import io.intentscorer.domain.score.Foresight;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What time alone will do to the accounts of a task, in the order of its moments.
 *
 * <p>A row says when an account is to be looked at, and is written with the account itself, in one
 * transaction; so it survives whatever the account does. While nothing is due, a comparison of two
 * numbers is all that happens. What is due is done in slices, between which the thread turns to
 * events.
 */
final class Agenda {
  private static final byte[] NOTHING = {};
  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 16;

  private final ProcessorContext<?, ?> context;
  private final KeyValueStore<String, byte[]> rows;
  private final SweepTime time;
  private final Look look;
  private @Nullable Cancellable busy;
  private long next;

  /** Before this moment nothing is due; what was there is deleted, and costs to be skipped. */
  private long done = 0;

  /** Looks at one account because its moment has come. */
  interface Look {
    /**
     * @param moment the moment that was planned
     * @return false if the account has no plan for that moment any more
     */
    boolean at(String account, long moment, long now);
  }

  Agenda(
      ProcessorContext<?, ?> context,
      KeyValueStore<String, byte[]> rows,
      SweepTime time,
      Look look) {
    this.context = context;
    this.time = time;
    this.rows = rows;
    this.look = look;
    this.next = first(0);
  }

  /** An account is to be looked at at another moment than was planned; never is a moment too. */
  void plan(String account, long before, long moment) {
    if (before == moment) {
      return;
    }
    if (before != Foresight.NEVER) {
      rows.delete(key(before) + account);
    }
    if (moment != Foresight.NEVER) {
      rows.put(key(moment) + account, NOTHING);
      next = Math.min(next, moment);
      done = Math.min(done, moment);
    }
  }

  /** Begins with what is due, if anything is; cheap where nothing is. */
  void check(long now) {
    if (next <= now && busy == null) {
      busy = context.schedule(SweepTime.TURN, PunctuationType.WALL_CLOCK_TIME, this::slice);
      time.enterDue();
      slice(now);
    }
  }

  private void slice(long now) {
    long deadline = System.nanoTime() + time.dueShare();
    while (next <= now && System.nanoTime() < deadline) {
      for (String row : due(now)) {
        if (!look.at(row.substring(DIGITS), moment(row), now)) {
          rows.delete(row);
        }
        if (System.nanoTime() >= deadline) {
          break;
        }
      }
      next = first(done);
    }
    if (next > now) {
      stop();
    }
  }

  private List<String> due(long now) {
    List<String> due = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = rows.range(key(done), key(now + 1))) {
      while (all.hasNext() && due.size() < 100) {
        due.add(all.next().key);
      }
    }
    return due;
  }

  @SuppressWarnings("NullAway") // A range may be open on either side; Kafka does not say so.
  private long first(long from) {
    try (KeyValueIterator<String, byte[]> all = rows.range(key(from), null)) {
      if (!all.hasNext()) {
        return Foresight.NEVER;
      }
      done = moment(all.next().key);
      return done;
    }
  }

  /** In the order of moments; those before 1970 are one. */
  private static String key(long moment) {
    return HEX.toHexDigits(Math.max(0, moment));
  }

  private static long moment(String row) {
    return HexFormat.fromHexDigitsToLong(row, 0, DIGITS);
  }

  /** Ends the slices; what is left to do waits in the store. */
  void stop() {
    if (busy != null) {
      busy.cancel();
      busy = null;
      time.leaveDue();
    }
  }
}
