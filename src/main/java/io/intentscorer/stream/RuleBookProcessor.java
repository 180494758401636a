package io.intentscorer.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Carries every accepted rule into this instance's book, on each start and as it changes. */
final class RuleBookProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
  private final RuleBookHolder holder;
  private final NurtureTopics nurture;
  private @Nullable KeyValueStore<Bytes, byte[]> rules;

  RuleBookProcessor(RuleBookHolder holder, NurtureTopics nurture) {
    this.holder = holder;
    this.nurture = nurture;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    rules = context.getStateStore(Names.RULE_STORE);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    Opened.store(rules).put(Bytes.wrap(record.key()), record.value());
    String id = new String(record.key(), StandardCharsets.UTF_8);
    holder.update(id, record.value());
    // The instance that accepted the persona knows its topic; the others learn of it here.
    if (record.value() != null && holder.isPersona(id) && !nurture.isReady(id)) {
      nurture.request(id);
    }
  }
}
