package io.intentscorer.stream;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.AccountResolver.Step;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.AtUser;
import io.intentscorer.domain.account.Next.AtVisitor;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.wire.StateCodec;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Asks what is known behind an identifier; runs once for visitors and once for users. */
final class IdentifyProcessor extends ContextualProcessor<String, Next, String, Next> {
  private final AccountResolver resolver;
  private final String store;
  private final Duration pause;
  private final Promptness promptness;
  private @Nullable KeyValueStore<String, byte[]> identities;
  private @Nullable Expiry expiry;

  /**
   * @param pause from one walk through the store, for what is to be forgotten, to the next
   */
  IdentifyProcessor(AccountResolver resolver, String store, Duration pause, Promptness promptness) {
    this.resolver = resolver;
    this.store = store;
    this.pause = pause;
    this.promptness = promptness;
  }

  @Override
  public void init(ProcessorContext<String, Next> context) {
    super.init(context);
    KeyValueStore<String, byte[]> rows = context.getStateStore(store);
    identities = rows;
    expiry =
        new Expiry(
            context,
            rows,
            pause,
            "who never said who they are",
            (row, newest) -> resolver.isOver(StateCodec.identity(row), newest));
  }

  @Override
  public void process(Record<String, Next> record) {
    KeyValueStore<String, byte[]> rows = Opened.store(identities);
    byte @Nullable [] row = rows.get(record.key());
    Identity known = row == null ? Identity.UNKNOWN : StateCodec.identity(row);
    Step step = step(known, record.value());
    Identity identity = step.identity();
    if (identity == null) {
      rows.delete(record.key());
    } else if (!identity.equals(known)) {
      rows.put(record.key(), packed(identity));
    }
    for (Next next : step.next()) {
      context().forward(record.withKey(next.key()).withValue(next));
    }
    promptness.done(context(), record);
  }

  private Step step(Identity known, Next next) {
    if (next instanceof ToVisitor sighting) {
      Opened.store(expiry).record(sighting.event().time());
    } else if (next instanceof ToUser sighting) {
      Opened.store(expiry).record(sighting.event().time());
    }
    if (next instanceof AtVisitor news) {
      return resolver.at(known, news);
    } else if (next instanceof AtUser news) {
      return resolver.at(known, news);
    }
    throw new IllegalStateException("not for this stage: " + next.getClass().getSimpleName());
  }

  @Override
  public void close() {
    if (expiry != null) {
      expiry.stop();
    }
  }

  private static byte[] packed(Identity identity) {
    Identity kept = identity;
    byte[] row = StateCodec.identity(kept);
    // A topic refuses larger records, and that would stop all.
    while (row.length > Topics.MAX_ROW_BYTES && !kept.kept().isEmpty()) {
      kept = kept.forgettingTheOlderHalf();
      row = StateCodec.identity(kept);
    }
    return row;
  }
}
