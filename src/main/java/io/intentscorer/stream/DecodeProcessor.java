package io.intentscorer.stream;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.Next;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.Decoded.Ignored;
import io.intentscorer.wire.Decoded.Understood;
import io.intentscorer.wire.Decoded.Unreadable;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.NotPeople;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads a record and sends the event to the first stage that can say whose it is. */
final class DecodeProcessor extends ContextualProcessor<byte[], byte[], String, Passage> {
  private final EventReader events;
  private final AccountResolver resolver;
  private final Promptness promptness;
  private final Map<NotPeople.Why, Sensor> ignored = new EnumMap<>(NotPeople.Why.class);

  DecodeProcessor(EventReader events, AccountResolver resolver, Promptness promptness) {
    this.events = events;
    this.resolver = resolver;
    this.promptness = promptness;
  }

  @Override
  public void init(ProcessorContext<String, Passage> context) {
    super.init(context);
    for (NotPeople.Why why : NotPeople.Why.values()) {
      ignored.put(
          why,
          context
              .metrics()
              .addRateTotalSensor(
                  "intent-scorer", why.word(), "ignored-events", RecordingLevel.INFO));
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Decoded decoded = events.read(record.value(), Arrival.live(record.timestamp()));
    if (decoded instanceof Unreadable unreadable) {
      refuse(record, unreadable);
    } else if (decoded instanceof Ignored nobodys) {
      Opened.store(ignored.get(nobodys.why())).record();
    } else if (decoded instanceof Understood understood) {
      List<Next> onward = resolver.enter(understood.event());
      if (onward.isEmpty()) {
        refuse(record, Decoded.NOBODY);
      }
      for (Next next : onward) {
        context()
            .forward(
                new Record<>(
                    next.key(), new Passage.Onward(next), record.timestamp(), new RecordHeaders()));
      }
    }
    promptness.done(context(), record);
  }

  private void refuse(Record<byte[], byte[]> record, Unreadable fault) {
    context().forward(DeadLetter.refused(record, context().recordMetadata(), fault));
  }
}
