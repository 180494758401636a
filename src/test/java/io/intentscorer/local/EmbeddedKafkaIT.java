package io.intentscorer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real broker in this JVM, one for all the tests here; each test has topics of its own. */
class EmbeddedKafkaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path directory;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.at(directory).start();
  }

  @AfterAll
  static void close() {
    kafka.close();
  }

  @AfterEach
  void nothingWentWrongInside() {
    assertThat(kafka.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void committedTransactionsAreReadAndAbortedOnesAreNot(String groupProtocol) throws Exception {
    var topic = "exactly-once-" + groupProtocol;
    createTopic(topic, Map.of());
    try (var producer = transactionalProducer("writer-" + groupProtocol)) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "aborted")).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "committed")).get();
      producer.commitTransaction();
    }

    assertThat(readCommitted(topic, groupProtocol, 1)).containsExactly("committed");
  }

  @Test
  void aCompactedTopicKeepsItsPolicy() throws Exception {
    createTopic("rules", Map.of("cleanup.policy", "compact"));

    var resource = new ConfigResource(ConfigResource.Type.TOPIC, "rules");
    try (var admin = admin()) {
      assertThat(admin.describeConfigs(List.of(resource)).all().get().values())
          .singleElement()
          .extracting(config -> config.get("cleanup.policy").value())
          .isEqualTo("compact");
    }
  }

  @Test
  void aTopicNobodyCreatedStaysAbsent() throws Exception {
    try (var producer = plainProducer(Map.of("max.block.ms", "500"))) {
      assertThatExceptionOfType(Exception.class)
          .isThrownBy(() -> producer.send(new ProducerRecord<>("slip", new byte[1])).get());
    }
    try (var admin = admin()) {
      assertThat(admin.listTopics().names().get()).doesNotContain("slip");
    }
  }

  @Test
  void aLargeMessageFits() throws Exception {
    createTopic("large", Map.of());
    var size = BrokerSettings.LARGEST_MESSAGE_BYTES - 1024;
    try (var producer =
        plainProducer(
            Map.of(
                "max.request.size",
                BrokerSettings.LARGEST_MESSAGE_BYTES,
                "compression.type",
                "none"))) {
      producer.send(new ProducerRecord<>("large", new byte[size])).get();
    }

    assertThat(readCommitted("large", "classic", 1)).singleElement().asString().hasSize(size);
  }

  @Test
  void stoppedAndStartedItKeepsPortAndData() throws Exception {
    var address = kafka.bootstrapServers();
    createTopic("kept", Map.of());
    send("kept", "before");

    kafka.stop();
    kafka.start();
    send("kept", "after");

    assertThat(kafka.bootstrapServers()).isEqualTo(address);
    assertThat(readCommitted("kept", "classic", 2)).containsExactly("before", "after");
  }

  @Test
  void anotherBrokerAtTheSamePlaceFindsTheData() throws Exception {
    var address = kafka.bootstrapServers();
    createTopic("inherited", Map.of());
    send("inherited", "old");

    kafka.close();
    kafka = EmbeddedKafka.at(directory).port(portOf(address)).start();

    assertThat(kafka.bootstrapServers()).isEqualTo(address);
    assertThat(readCommitted("inherited", "classic", 1)).containsExactly("old");
  }

  @Test
  void aPortInUseIsRefusedAndNothingIsWritten(@TempDir Path elsewhere) throws Exception {
    var unused = elsewhere.resolve("data");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();
      assertThatExceptionOfType(PortTakenException.class)
          .isThrownBy(() -> EmbeddedKafka.at(unused).port(port).start())
          .withMessageContaining("port " + port)
          .withMessageContaining("--port")
          .satisfies(e -> assertThat(e.port()).isEqualTo(port));
    }
    assertThat(unused).doesNotExist();
  }

  @Test
  void twoBrokersDoNotShareADirectory() throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(() -> EmbeddedKafka.at(directory).start())
        .withMessageContaining("another broker is using the directory");
    createTopic("unharmed", Map.of());
  }

  @Test
  void startedTwiceItSaysSo() {
    assertThatIllegalStateException()
        .isThrownBy(kafka::start)
        .withMessageContaining("runs already");
  }

  @Test
  void aSettingKafkaRefusesStopsTheStartAndFreesThePort(@TempDir Path elsewhere)
      throws IOException {
    var port = freePort();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> EmbeddedKafka.at(elsewhere).port(port).with("num.io.threads", "none").start())
        .withMessageContaining("num.io.threads");
    try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(free.getLocalPort()).isEqualTo(port);
    }
  }

  @Test
  void nothingIsPrintedToStandardOutput(@TempDir Path elsewhere) {
    var standardOutput = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (var quiet = EmbeddedKafka.at(elsewhere).start()) {
      assertThat(quiet.faults()).isEmpty();
    } finally {
      System.setOut(standardOutput);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(Files.exists(elsewhere.resolve("meta.properties"))).isTrue();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int portOf(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1));
  }

  private static Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "default.api.timeout.ms",
            20_000,
            "request.timeout.ms",
            10_000));
  }

  private static void createTopic(String name, Map<String, String> config) throws Exception {
    try (var admin = admin()) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(config))).all().get();
    }
  }

  private static void send(String topic, String value) throws Exception {
    try (var producer = plainProducer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8))).get();
    }
  }

  private static KafkaProducer<byte[], byte[]> plainProducer(Map<String, Object> extra) {
    var config = new HashMap<String, Object>(extra);
    config.put("bootstrap.servers", kafka.bootstrapServers());
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaProducer<String, String> transactionalProducer(String id) {
    var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", id),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  private static List<String> readCommitted(String topic, String groupProtocol, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "group.id",
            "reader-of-" + topic,
            "group.protocol",
            groupProtocol,
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      await()
          .pollInSameThread()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> values.add(r.value()));
                return values.size() >= count;
              });
    }
    return values;
  }
}
