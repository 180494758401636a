package io.intentscorer.stream;

import io.intentscorer.domain.account.Acquaintance;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.AtAcquaintance;
import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.wire.StateCodec;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps where each contact is remembered: sends there when one is to be forgotten, and says which
 * of several accounts they belong to.
 */
final class AcquaintProcessor extends ContextualProcessor<String, Next, String, Next> {
  private static final Logger LOG = LoggerFactory.getLogger(AcquaintProcessor.class);

  private final Duration kept;
  private final Duration pause;
  private @Nullable KeyValueStore<String, byte[]> acquaintances;
  private @Nullable Expiry expiry;

  /**
   * @param kept for how long events of before an erasure may still be on their way
   * @param pause from one walk through the store, for what is to be forgotten, to the next
   */
  AcquaintProcessor(Duration kept, Duration pause) {
    this.kept = kept;
    this.pause = pause;
  }

  @Override
  public void init(ProcessorContext<String, Next> context) {
    super.init(context);
    KeyValueStore<String, byte[]> rows = context.getStateStore(Names.ACQUAINTANCE_STORE);
    acquaintances = rows;
    expiry =
        new Expiry(
            context,
            rows,
            pause,
            "marks of erasures",
            (row, newest) -> StateCodec.acquaintance(row).isOver(newest - kept.toMillis()));
  }

  @Override
  public void process(Record<String, Next> record) {
    if (!(record.value() instanceof AtAcquaintance news)) {
      throw new IllegalStateException("not for this stage");
    }
    Opened.store(expiry).record(record.timestamp());
    KeyValueStore<String, byte[]> rows = Opened.store(acquaintances);
    byte @Nullable [] row = rows.get(record.key());
    Acquaintance known = row == null ? Acquaintance.NONE : StateCodec.acquaintance(row);
    Acquaintance.Step step = known.at(news, record.timestamp());
    if (news instanceof Erase) {
      LOG.info("a contact is to be forgotten in {} places", step.next().size());
    }
    if (step.acquaintance().equals(Acquaintance.NONE)) {
      rows.delete(record.key());
    } else if (!step.acquaintance().equals(known)) {
      rows.put(record.key(), StateCodec.acquaintance(step.acquaintance()));
    }
    for (Next next : step.next()) {
      context().forward(record.withKey(next.key()).withValue(next));
    }
  }

  @Override
  public void close() {
    if (expiry != null) {
      expiry.stop();
    }
  }
}
