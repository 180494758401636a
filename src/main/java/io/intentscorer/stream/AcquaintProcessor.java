package io.intentscorer.stream;

import io.intentscorer.domain.account.Acquaintance;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.wire.StateCodec;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps where each contact is remembered, and sends there when one is to be forgotten. */
final class AcquaintProcessor extends ContextualProcessor<String, Next, String, Next> {
  private static final Logger LOG = LoggerFactory.getLogger(AcquaintProcessor.class);

  private @Nullable KeyValueStore<String, byte[]> acquaintances;

  @Override
  public void init(ProcessorContext<String, Next> context) {
    super.init(context);
    acquaintances = context.getStateStore(Names.ACQUAINTANCE_STORE);
  }

  @Override
  public void process(Record<String, Next> record) {
    KeyValueStore<String, byte[]> rows = Opened.store(acquaintances);
    byte @Nullable [] row = rows.get(record.key());
    Acquaintance known = row == null ? Acquaintance.NONE : StateCodec.acquaintance(row);
    Acquaintance.Step step = step(known, record);
    if (!step.acquaintance().equals(known)) {
      rows.put(record.key(), StateCodec.acquaintance(step.acquaintance()));
    }
    for (Next next : step.next()) {
      context().forward(record.withKey(next.key()).withValue(next));
    }
  }

  private static Acquaintance.Step step(Acquaintance known, Record<String, Next> record) {
    if (record.value() instanceof Met met) {
      return known.met(met, record.timestamp());
    }
    if (record.value() instanceof Erase erase) {
      Acquaintance.Step step = known.erase(erase, record.timestamp());
      LOG.info("a contact is to be forgotten in {} places", step.next().size());
      return step;
    }
    throw new IllegalStateException("not for this stage");
  }
}
