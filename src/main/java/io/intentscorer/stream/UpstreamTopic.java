package io.intentscorer.stream;

import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Forget;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * Sends what is to be forgotten back to the stage that remembers it, through the topic that the
 * stage reads anyway: so it comes in its turn, and in the same transaction as all else.
 *
 * @param applicationId what Kafka Streams puts before the names of its own topics
 */
record UpstreamTopic(String applicationId) implements TopicNameExtractor<String, Next> {
  @Override
  public String extract(String key, Next next, RecordContext context) {
    return applicationId + "-" + stage(next) + "-repartition";
  }

  private static String stage(Next next) {
    if (!(next instanceof Forget forget)) {
      return Names.ACQUAINTANCES;
    }
    return switch (forget.place()) {
      case VISITOR -> Names.VISITORS;
      case USER -> Names.USERS;
      case ACCOUNT -> Names.ACCOUNTS;
      case MAILBOX -> Names.ACQUAINTANCES;
    };
  }

  @Override
  public String toString() {
    return "the stage that remembers";
  }
}
