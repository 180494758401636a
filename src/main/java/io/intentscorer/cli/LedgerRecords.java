package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.wire.Hosts;
import io.intentscorer.wire.LedgerReader;
import io.intentscorer.wire.NearestName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is found of one account's ledger: on a cluster, or in a file of records. */
final class LedgerRecords {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String GROUP = "group:";
  private static final Path STANDARD_INPUT = Path.of("-");

  private final String topic;
  private final String key;
  private final List<Entry> entries = new ArrayList<>();
  private final TreeSet<String> keys = new TreeSet<>();
  private int unreadable;
  private long newest = Long.MIN_VALUE;

  private LedgerRecords(String topic, String key) {
    this.topic = topic;
    this.key = key;
  }

  /**
   * What the ledger calls the account that somebody typed: companies by their domain, or their page
   * on a host that many share, however written; people who stand for themselves by a name that does
   * not say who they are.
   */
  static String key(ScorerSettings settings, String typed) {
    String account = typed.strip();
    if (account.startsWith(GROUP)) {
      return account;
    }
    String folded = account.toLowerCase(Locale.ROOT);
    if (folded.indexOf('@') >= 0 && folded.indexOf('/') < 0) {
      return Entry.ledgerKey(folded, Account.Type.INDIVIDUAL);
    }
    return Hosts.account(folded, settings.reader().sharedHosts()).orElse(folded);
  }

  /**
   * The entries on the topic of a cluster.
   *
   * @throws CommandFailure when there is no such topic, no answer, or no entry
   */
  static LedgerRecords ofCluster(ScorerSettings settings, String account) {
    LedgerRecords found =
        new LedgerRecords(settings.topics().scoreLedger().name(), key(settings, account));
    Snapshot.read(
        settings,
        found.topic,
        found.key,
        record -> {
          if (record.value() != null) {
            found.keep(LedgerReader.read(record.value()));
          }
        });
    if (found.entries.isEmpty()) {
      throw new CommandFailure(
          "the topic "
              + found.topic
              + " on "
              + settings.client().get("bootstrap.servers")
              + " has no entry of "
              + account.strip()
              + "; "
              + advice(account)
              + "the scorer writes entries while ledger.enabled is true, and the topic keeps them"
              + " for ledger.kept.days ("
              + settings.ledgerDays()
              + ")");
    }
    return found;
  }

  /**
   * The entries among the records that the command {@code score} printed.
   *
   * @param file {@code -} for standard input
   * @throws CommandFailure when the file cannot be read, or has no entry
   */
  static LedgerRecords ofFile(ScorerSettings settings, Path file, String account)
      throws IOException {
    LedgerRecords found =
        new LedgerRecords(settings.topics().scoreLedger().name(), key(settings, account));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          found.line(line);
        }
      }
    }
    if (found.entries.isEmpty()) {
      throw found.isMissing(
          file.equals(STANDARD_INPUT) ? "standard input" : file.toString(), account);
    }
    return found;
  }

  private static InputStream open(Path file) {
    if (file.equals(STANDARD_INPUT)) {
      return System.in;
    }
    try {
      if (Files.isDirectory(file)) {
        throw new CommandFailure(
            file + " is a folder; name a file of what the command score printed");
      }
      return Files.newInputStream(file);
    } catch (IOException unreadable) {
      throw new CommandFailure(
          file + " cannot be read; name a file of what the command score printed", unreadable);
    }
  }

  private void line(String line) {
    try {
      JsonNode record = JSON.readTree(line);
      if (record.path("topic").asString("").equals(topic)) {
        Optional<Entry> entry = LedgerReader.read(record.path("value"));
        entry.ifPresent(
            known -> {
              keys.add(known.account());
              newest = Math.max(newest, known.at());
            });
        if (record.path("key").asString("").equals(key)) {
          keep(entry);
        }
      }
    } catch (JacksonException noRecord) {
      unreadable++;
    }
  }

  private void keep(Optional<Entry> entry) {
    if (entry.isEmpty()) {
      unreadable++;
    }
    entry.ifPresent(entries::add);
  }

  private CommandFailure isMissing(String where, String account) {
    if (keys.isEmpty()) {
      return new CommandFailure(
          where
              + " has no record of the topic "
              + topic
              + "; give what the command score printed, with ledger.enabled true and the same"
              + " topics.prefix");
    }
    String nearest =
        NearestName.of(key, keys).map(name -> "did you mean " + name + "? ").orElse("");
    return new CommandFailure(
        where
            + " has no entry of "
            + account.strip()
            + " on the topic "
            + topic
            + "; "
            + nearest
            + advice(account)
            + "entries of "
            + keys.size()
            + (keys.size() == 1 ? " other account are" : " other accounts are")
            + " there");
  }

  private static String advice(String account) {
    int at = account.indexOf('@');
    return at < 0
        ? "check how it is spelt: companies are called by their domain, such as acme.in; "
        : "whoever is at a company is explained with it (explain "
            + account.substring(at + 1).strip().toLowerCase(Locale.ROOT)
            + "); ";
  }

  /** The account's entries, in the order in which they were written; at least one. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** How many records could not be read. */
  int unreadable() {
    return unreadable;
  }

  /** The moment of the newest entry of any account, in milliseconds since 1970 UTC. */
  long newest() {
    return newest;
  }
}
