package io.intentscorer.stream;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.AccountResolver.Step;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Forget;
import io.intentscorer.domain.account.Next.Introduction;
import io.intentscorer.domain.account.Next.Link;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.wire.StateCodec;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Asks what is known behind an identifier; runs once for visitors and once for users. */
final class IdentifyProcessor extends ContextualProcessor<String, Next, String, Next> {
  private final AccountResolver resolver;
  private final String store;
  private @Nullable KeyValueStore<String, byte[]> identities;
  private @Nullable Expiry expiry;

  IdentifyProcessor(AccountResolver resolver, String store) {
    this.resolver = resolver;
    this.store = store;
  }

  @Override
  public void init(ProcessorContext<String, Next> context) {
    super.init(context);
    KeyValueStore<String, byte[]> rows = context.getStateStore(store);
    identities = rows;
    expiry = new Expiry(context, resolver, rows);
  }

  @Override
  public void process(Record<String, Next> record) {
    KeyValueStore<String, byte[]> rows = Opened.store(identities);
    if (record.value() instanceof Forget) {
      rows.delete(record.key());
      return;
    }
    byte @Nullable [] row = rows.get(record.key());
    Identity known = row == null ? Identity.UNKNOWN : StateCodec.identity(row);
    Step step = step(known, record.value());
    if (!step.identity().equals(known)) {
      rows.put(record.key(), packed(step.identity()));
    }
    for (Next next : step.next()) {
      context().forward(record.withKey(next.key()).withValue(next));
    }
  }

  private Step step(Identity known, Next next) {
    if (next instanceof ToVisitor sighting) {
      Opened.store(expiry).event(sighting.event().time());
      return resolver.visitor(known, sighting);
    }
    if (next instanceof Link link) {
      return resolver.visitor(known, link);
    }
    if (next instanceof ToUser sighting) {
      Opened.store(expiry).event(sighting.event().time());
      return resolver.user(known, sighting);
    }
    if (next instanceof Introduction introduction) {
      return resolver.user(known, introduction);
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
