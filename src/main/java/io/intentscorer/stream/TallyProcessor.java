package io.intentscorer.stream;

import io.intentscorer.domain.lead.Tally;
import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import io.intentscorer.wire.SweepCodec;
import io.intentscorer.wire.SweepCodec.Swept;
import io.intentscorer.wire.SweepCodec.Unswept;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills in verdicts: what a rule changed, once every partition has been swept for it. */
final class TallyProcessor extends ContextualProcessor<byte[], Swept, byte[], Outgoing> {
  private static final Logger LOG = LoggerFactory.getLogger(TallyProcessor.class);

  private final Topics topics;
  private final IntSupplier partitions;
  private @Nullable KeyValueStore<String, byte[]> unswept;

  /**
   * @param partitions how many partitions of accounts there are
   */
  TallyProcessor(Topics topics, IntSupplier partitions) {
    this.topics = topics;
    this.partitions = partitions;
  }

  @Override
  public void init(ProcessorContext<byte[], Outgoing> context) {
    super.init(context);
    unswept = context.getStateStore(Names.UNSWEPT_STORE);
  }

  @Override
  public void process(Record<byte[], Swept> record) {
    Swept swept = record.value();
    KeyValueStore<String, byte[]> rows = Opened.store(unswept);
    List<KeyValue<String, byte[]>> waiting = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = rows.all()) {
      all.forEachRemaining(waiting::add);
    }
    for (KeyValue<String, byte[]> row : waiting) {
      Unswept verdict = SweepCodec.unswept(row.value);
      if (covers(swept, verdict.verdict())) {
        add(row.key, verdict, swept);
      }
    }
  }

  /** Whether the rules that were swept for are those of the verdict, or later ones. */
  private static boolean covers(Swept swept, RuleVerdict verdict) {
    Long version = swept.versions().get(verdict.ruleId());
    return verdict.state() == State.DELETED
        ? version == null || version > verdict.version()
        : version != null && version >= verdict.version();
  }

  private void add(String id, Unswept waiting, Swept swept) {
    Map<Integer, Tally> found = new HashMap<>(waiting.found());
    // What a later sweep finds in the same partition is not this rule's doing.
    found.putIfAbsent(swept.partition(), swept.tally());
    KeyValueStore<String, byte[]> rows = Opened.store(unswept);
    if (found.size() < partitions.getAsInt()) {
      rows.put(id, SweepCodec.unswept(new Unswept(waiting.verdict(), found)));
      return;
    }
    rows.delete(id);
    Tally tally = found.values().stream().reduce(Tally.NONE, Tally::plus);
    long now = context().currentSystemTimeMs();
    LOG.info(
        "rule {}, version {}: {} of {} accounts and {} of {} leads changed",
        id,
        waiting.verdict().version(),
        tally.accountsChanged(),
        tally.accounts(),
        tally.leadsChanged(),
        tally.leads());
    context()
        .forward(
            new Record<>(
                id.getBytes(StandardCharsets.UTF_8),
                new Outgoing(
                    topics.ruleStatus().name(), waiting.verdict().affecting(tally, now).write()),
                now,
                new RecordHeaders()));
  }
}
