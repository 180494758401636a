package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Contact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of one account, apart from those of all others. */
class StoredDirectoryTest {
  private static final long NOW = Instant.parse("2026-05-04T09:00:00Z").toEpochMilli();
  private static final long DAY = Duration.ofHours(24).toMillis();

  @TempDir Path folder;

  private final KeyValueStore<String, byte[]> contacts =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("contacts"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final WindowStore<String, byte[]> messages =
      Stores.windowStoreBuilder(
              Stores.inMemoryWindowStore(
                  "messages", StoredDirectory.MEMORY, StoredDirectory.MEMORY, false),
              Serdes.String(),
              Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void open() {
    Properties config = DrivenTopology.config();
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(
            config, new org.apache.kafka.streams.processor.TaskId(0, 0), folder.toFile());
    contacts.init(context.getStateStoreContext(), contacts);
    messages.init(context.getStateStoreContext(), messages);
  }

  @AfterEach
  void close() {
    contacts.close();
    messages.close();
  }

  @Test
  void aPersonIsFoundAtTheirOwnAccountOnly() {
    of("acme.com").put(Contact.unknown("user:1", NOW));
    assertThat(of("acme.com").find("user:1")).isEqualTo(Contact.unknown("user:1", NOW));
    assertThat(of("acme.co").find("user:1")).isNull();
  }

  @Test
  void noNameOfAnAccountBorrowsAnothersPeople() {
    List<String> accounts =
        List.of("group:a", "group:a\0", "group:a\0b", "group:a:b", "group:a:", "group:", "a", "");
    for (String account : accounts) {
      of(account).put(Contact.unknown("user:of " + account, NOW));
    }
    for (String account : accounts) {
      List<String> found = new ArrayList<>();
      of(account).forEach(contact -> found.add(contact.key()));
      assertThat(found).containsExactly("user:of " + account);
    }
  }

  @Test
  void peopleComeInTheOrderOfTheirKeys() {
    for (String key : List.of("user:2", "ada@acme.com", "user:10")) {
      of("acme.com").put(Contact.unknown(key, NOW));
    }
    List<String> found = new ArrayList<>();
    of("acme.com").forEach(contact -> found.add(contact.key()));
    assertThat(found).containsExactly("ada@acme.com", "user:10", "user:2");
  }

  @Test
  void aMessageIsNewAgainAfterADay() {
    assertThat(of("acme.com").isNew("m", NOW)).isTrue();
    assertThat(of("acme.com").isNew("m", NOW)).isFalse();
    assertThat(of("acme.com").isNew("m", NOW + DAY - 1)).isFalse();
    assertThat(of("acme.com").isNew("m", NOW + DAY)).isTrue();
    assertThat(of("acme.com").isNew("m", NOW + DAY + 1)).isFalse();
  }

  @Test
  void aMessageIsKnownToAClockThatIsBehind() {
    assertThat(of("acme.com").isNew("m", NOW)).isTrue();
    assertThat(of("acme.com").isNew("m", NOW - 5_000)).isFalse();
  }

  @Test
  void anotherAccountsMessageIsAnother() {
    assertThat(of("a").isNew("b:c", NOW)).isTrue();
    assertThat(of("a:b").isNew("c", NOW)).isTrue();
  }

  private StoredDirectory of(String account) {
    return new StoredDirectory(account, contacts, messages);
  }
}
