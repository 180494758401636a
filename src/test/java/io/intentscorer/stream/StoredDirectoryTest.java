package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.wire.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
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

  private static final Fate FATE = new Fate.Counted("user:1", Written.event("{'type':'x'}"));

  @TempDir Path folder;

  private final KeyValueStore<String, byte[]> contacts =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore("contacts"), Serdes.String(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();
  private final WindowStore<Bytes, byte[]> messages =
      Stores.windowStoreBuilder(
              Stores.inMemoryWindowStore(
                  "messages", StoredDirectory.MEMORY, StoredDirectory.MEMORY, false),
              Serdes.Bytes(),
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
  void whatBecameOfAnEventIsRememberedForADay() {
    of("acme.com").put(7, FATE, NOW);
    assertThat(of("acme.com").fate(7, NOW)).isEqualTo(FATE);
    assertThat(of("acme.com").fate(7, NOW + DAY - 1)).isEqualTo(FATE);
    assertThat(of("acme.com").fate(7, NOW + DAY)).isNull();
    assertThat(of("acme.com").fate(8, NOW)).isNull();
  }

  @Test
  void itIsKnownToAClockThatIsBehind() {
    of("acme.com").put(7, FATE, NOW);
    assertThat(of("acme.com").fate(7, NOW - 5_000)).isEqualTo(FATE);
  }

  @Test
  void anotherAccountsEventIsAnother() {
    of("a").put(7, FATE, NOW);
    assertThat(of("a:b").fate(7, NOW)).isNull();
    assertThat(events("a:b", NOW)).isEmpty();
  }

  @Test
  void whatIsReplacedIsGone() {
    of("acme.com").put(7, FATE, NOW);
    of("acme.com").put(-7, FATE, NOW + 1);
    of("acme.in").put(9, FATE, NOW);
    assertThat(events("acme.com", NOW + 1)).containsExactlyInAnyOrder(7L, -7L);
    assertThat(events("acme.com", NOW + DAY)).containsExactly(-7L);

    of("acme.com").replace(-7, new Fate.Forgotten(), NOW + 5);
    assertThat(of("acme.com").fate(-7, NOW + 5)).isEqualTo(new Fate.Forgotten());
    assertThat(events("acme.com", NOW + 5)).containsExactlyInAnyOrder(7L, -7L);
  }

  @Test
  void anAccountThatMovedSaysWhereTo() {
    AccountKey there = new AccountKey("acme.co.uk", Account.Type.COMPANY);
    assertThat(of("acme.com").movedTo()).isNull();
    of("acme.com").moveTo(there);
    assertThat(of("acme.com").movedTo()).isEqualTo(there);
    List<String> found = new ArrayList<>();
    of("acme.com").forEach(contact -> found.add(contact.key()));
    assertThat(found).isEmpty();
    of("acme.com").moveTo(null);
    assertThat(of("acme.com").movedTo()).isNull();
  }

  private List<Long> events(String account, long now) {
    List<Long> events = new ArrayList<>();
    of(account).forEachFate(now, (event, fate) -> events.add(event));
    return events;
  }

  private StoredDirectory of(String account) {
    return new StoredDirectory(account, contacts, messages);
  }
}
