package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PlainWordsTest {
  static Stream<Arguments> faults() {
    return Stream.of(
        of(new SaslAuthenticationException("invalid credentials"), "refuse", "sasl.jaas.config"),
        of(new SslAuthenticationException("no path"), "TLS", "ssl.truststore"),
        of(new TopicAuthorizationException(Set.of("fit-scores")), "fit-scores", "--topic"),
        of(GroupAuthorizationException.forGroupId("scorer-7"), "--group scorer-7", "Read"),
        of(new TransactionalIdAuthorizationException("no"), "--transactional-id", "Write"),
        of(new ClusterAuthorizationException("no"), "--cluster", "Create"),
        of(new MissingSourceTopicException("gone"), "missing", "the command topics"),
        of(new FencedInstanceIdException("fenced"), "consumer.group.instance.id"),
        of(new InconsistentGroupProtocolException("other"), "application.id"),
        of(new InvalidReplicationFactorException("3 > 1"), "topics.replication.factor"),
        of(new RecordTooLargeException("17 MB"), "max.message.bytes"),
        of(new UnsupportedVersionException("v9"), "too old", "2.5"),
        of(new OutOfMemoryError("Java heap space"), "-Xmx", "Java heap space"),
        of(new LockException("held"), "state.dir", "another process"),
        of(new ConfigException("No resolvable bootstrap urls given"), "bootstrap.servers"),
        of(new IOException("write failed: No space left on device"), "disk is full"),
        of(
            new KafkaException(
                "The client hasn't received acknowledgment for some previously sent messages"),
            "did not answer",
            "producer.delivery.timeout.ms"),
        of(
            new IllegalStateException("`commitTransaction` timed out and must be retried"),
            "did not answer",
            "started again"),
        of(new ProcessorStateException("cannot flush"), "state.dir", "cannot flush"),
        of(new TimeoutException("60000 ms"), "did not answer", "bootstrap.servers"),
        of(
            new StreamsException(
                "Unable to initialize state, this can happen if multiple instances of Kafka Streams"
                    + " are running in the same state directory"),
            "another process",
            "state.dir"),
        of(
            new StreamsException(
                "Existing internal topic a-visitors-repartition has invalid partitions: expected:"
                    + " 6; actual: 4. Use 'org.apache.kafka.tools.StreamsResetter' tool"),
            "a-visitors-repartition has 4 partitions and would now need 6",
            "application.id"));
  }

  private static Arguments of(Throwable fault, String... words) {
    return Arguments.of(fault, words);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsWhatIsWrongAndWhatToDo(Throwable fault, String... words) {
    assertThat(PlainWords.of(fault)).contains(words).doesNotContain("Exception").hasLineCount(1);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void looksThroughWhatKafkaWrapsItIn(Throwable fault) {
    Throwable wrapped =
        new StreamsException("task 0_1", new ExecutionException(new KafkaException("x", fault)));
    assertThat(PlainWords.of(wrapped)).isEqualTo(PlainWords.of(fault));
  }

  @Test
  void namesTheReasonRatherThanWhatItLedTo() {
    Throwable full =
        new ProcessorStateException("flush", new IOException("No space left on device"));
    assertThat(PlainWords.of(full)).contains("disk is full");
  }

  @Test
  void tellsWhatNobodyForesawByItsInnermostMessage() {
    Throwable fault = new StreamsException("outer", new IllegalStateException("inner"));
    assertThat(PlainWords.known(fault)).isEmpty();
    assertThat(PlainWords.of(fault)).isEqualTo("IllegalStateException: inner");
  }

  @Test
  void comesToAnEndWhereCausesGoInACircle() {
    IllegalStateException one = new IllegalStateException("one");
    one.initCause(new IllegalStateException("two", one));
    assertThat(PlainWords.of(one)).isEqualTo("IllegalStateException: two");
  }
}
