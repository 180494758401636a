package io.intentscorer.stream;

import io.intentscorer.domain.account.Next;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * Sends what concerns an earlier stage, or the same one under another key, back there, through the
 * topic that the stage reads anyway: so it comes in its turn, and in the same transaction as all
 * else.
 *
 * @param applicationId what Kafka Streams puts before the names of its own topics
 */
record UpstreamTopic(String applicationId) implements TopicNameExtractor<String, Next> {
  @Override
  public String extract(String key, Next next, RecordContext context) {
    return applicationId + "-" + stage(next) + "-repartition";
  }

  private static String stage(Next next) {
    return switch (next.stage()) {
      case VISITORS -> Names.VISITORS;
      case USERS -> Names.USERS;
      case ACCOUNTS -> Names.ACCOUNTS;
      case ACQUAINTANCES -> Names.ACQUAINTANCES;
    };
  }

  @Override
  public String toString() {
    return "the stage that it concerns";
  }
}
