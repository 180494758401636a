package io.intentscorer.bench;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.Acquaintance;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.AtAccount;
import io.intentscorer.domain.account.Next.AtAcquaintance;
import io.intentscorer.domain.account.Next.AtUser;
import io.intentscorer.domain.account.Next.AtVisitor;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.AccountScorer.Outcome;
import io.intentscorer.domain.lead.AccountStage;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.Decoded.Understood;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.NextCodec;
import io.intentscorer.wire.OutputWriter;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleReader;
import io.intentscorer.wire.StateCodec;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an event costs in the scorer's own code, by stage: the way of an event without Kafka, each
 * row and each message in its bytes as it would be, the stores on the heap.
 *
 * <p>Prints microseconds an event by stage, for the last of some rounds of the events of {@link
 * Mix}. Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath io.intentscorer.bench.StageCosts"}; arguments:
 * events a round, companies, rounds.
 */
public final class StageCosts {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final AccountResolver resolver = AccountResolver.standard();
  private final EventReader reader = new EventReader(ReaderSettings.standard());
  private final OutputWriter writer = new OutputWriter();
  private final AccountStage stage;
  private final RuleBook book;
  private final Map<String, byte[]> visitors = new HashMap<>();
  private final Map<String, byte[]> users = new HashMap<>();
  private final Map<String, byte[]> acquaintances = new HashMap<>();
  private final Map<String, byte[]> accounts = new HashMap<>();
  private final Map<String, Rows> people = new HashMap<>();
  private final Map<String, Long> nanos = new TreeMap<>();
  private long within;
  private long written;

  private StageCosts() {
    TitleReader titles = TitleReader.shipped();
    RuleReader rules = new RuleReader(titles);
    List<RuleBook.Accepted> accepted = new ArrayList<>();
    MixRules.all()
        .forEach(
            (id, rule) ->
                accepted.add(
                    new RuleBook.Accepted(
                        Objects.requireNonNull(
                            rules
                                .read(
                                    id, rule.getBytes(StandardCharsets.UTF_8), accepted.size() + 1L)
                                .rule()),
                        accepted.size() + 1L)));
    this.book = RuleBook.of(accepted);
    this.stage = new AccountStage(new AccountScorer(titles, new Tracks(persona -> true), true));
  }

  public static void main(String[] args) {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int companies = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    System.out.println(Machine.described());
    StageCosts costs = new StageCosts();
    Mix mix = new Mix(20_260_504, companies);
    for (int round = 1; round <= rounds; round++) {
      List<byte[]> all = new ArrayList<>();
      for (int i = 0; i < events; i++) {
        all.add(mix.next().value());
      }
      costs.nanos.clear();
      costs.written = 0;
      long begun = System.nanoTime();
      long cpu = THREADS.getCurrentThreadCpuTime();
      all.forEach(costs::take);
      double micros = (System.nanoTime() - begun) / 1e3 / events;
      double used = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / events;
      System.out.printf(
          "round %d: %.1f us an event, %.1f of them on the processor%n", round, micros, used);
    }
    costs.nanos.forEach(
        (what, nanos) -> System.out.printf("  %-28s %6.2f us%n", what, nanos / 1e3 / events));
    System.out.printf("published: %d bytes an event%n", costs.written / events);
  }

  private <T> T timed(String what, Supplier<T> work) {
    long outer = within;
    within = 0;
    long begun = System.nanoTime();
    T done = work.get();
    long took = System.nanoTime() - begun;
    nanos.merge(what, took - within, Long::sum);
    within = outer + took;
    return done;
  }

  private void take(byte[] value) {
    long now = System.currentTimeMillis();
    Decoded decoded = timed("1 read", () -> reader.read(value, Arrival.live(now)));
    if (!(decoded instanceof Understood understood)) {
      throw new IllegalStateException("unreadable: " + decoded);
    }
    Deque<Next> waiting =
        new ArrayDeque<>(timed("2 enter", () -> resolver.enter(understood.event())));
    for (Next next = waiting.poll(); next != null; next = waiting.poll()) {
      waiting.addAll(deliver(next, now));
    }
  }

  private List<Next> deliver(Next sent, long now) {
    byte[] message = timed("3 message out", () -> NextCodec.next(sent));
    Next next = timed("3 message in", () -> NextCodec.next(message));
    if (next instanceof AtAccount news) {
      return account(news, now);
    } else if (next instanceof AtVisitor news) {
      return identity(visitors, next.key(), known -> resolver.at(known, news));
    } else if (next instanceof AtUser news) {
      return identity(users, next.key(), known -> resolver.at(known, news));
    } else if (next instanceof AtAcquaintance news) {
      byte[] row = acquaintances.get(next.key());
      return timed(
          "5 acquaint",
          () -> {
            Acquaintance known = row == null ? Acquaintance.NONE : StateCodec.acquaintance(row);
            Acquaintance.Step step = known.at(news, now);
            acquaintances.put(next.key(), StateCodec.acquaintance(step.acquaintance()));
            return step.next();
          });
    }
    throw new IllegalStateException("not for anybody: " + next);
  }

  private interface Identify {
    AccountResolver.Step step(Identity known);
  }

  private List<Next> identity(Map<String, byte[]> rows, String key, Identify identify) {
    byte[] row = rows.get(key);
    Identity known =
        timed("4 identity in", () -> row == null ? Identity.UNKNOWN : StateCodec.identity(row));
    AccountResolver.Step step = timed("4 identify", () -> identify.step(known));
    Identity identity = step.identity();
    if (identity != null && !identity.equals(known)) {
      rows.put(key, timed("4 identity out", () -> StateCodec.identity(identity)));
    }
    return step.next();
  }

  private List<Next> account(AtAccount news, long now) {
    byte[] row = accounts.get(news.key());
    Account known = row == null ? null : timed("6 account in", () -> StateCodec.account(row));
    Directory rows = people.computeIfAbsent(news.key(), key -> new Rows());
    Outcome outcome = timed("7 score", () -> stage.at(known, rows, news, book, now));
    Account account = outcome.account();
    if (account != null && !account.equals(known)) {
      accounts.put(news.key(), timed("6 account out", () -> StateCodec.account(account)));
    }
    for (Publication publication : outcome.published()) {
      if (!(publication instanceof Publication.Gone)) {
        String kind = publication.getClass().getSimpleName();
        written += timed("8 write " + kind, () -> writer.write(publication)).length;
      }
    }
    return outcome.next();
  }

  /** The people of one account, in their bytes. */
  private final class Rows implements Directory {
    private final TreeMap<String, byte[]> contacts = new TreeMap<>();
    private final Map<Long, byte[]> fates = new HashMap<>();

    @Override
    public boolean holds(int many, int atLeast) {
      return false;
    }

    @Override
    public @Nullable Contact find(String key) {
      byte[] row = contacts.get(key);
      return row == null ? null : timed("6 contact in", () -> StateCodec.contact(row));
    }

    @Override
    public void put(Contact contact) {
      contacts.put(contact.key(), timed("6 contact out", () -> StateCodec.contact(contact)));
    }

    @Override
    public void remove(String key) {
      contacts.remove(key);
    }

    @Override
    public void forEach(Consumer<Contact> each) {
      List<byte[]> all = List.copyOf(contacts.values());
      all.forEach(row -> each.accept(timed("6 contact in", () -> StateCodec.contact(row))));
    }

    @Override
    public @Nullable AccountKey movedTo() {
      return null;
    }

    @Override
    public void moveTo(@Nullable AccountKey to) {
      throw new IllegalStateException("nobody moves here");
    }

    @Override
    public @Nullable Fate fate(long event, long now) {
      byte[] row = fates.get(event);
      return row == null ? null : StateCodec.fate(row);
    }

    @Override
    public void put(long event, Fate fate, long now) {
      fates.put(event, timed("6 fate out", () -> StateCodec.fate(fate)));
    }

    @Override
    public void replace(long event, Fate fate, long now) {
      put(event, fate, now);
    }

    @Override
    public void remove(long event, long now) {
      fates.remove(event);
    }

    @Override
    public void forEachFate(long now, Fates each) {
      Map.copyOf(fates).forEach((event, row) -> each.of(event, StateCodec.fate(row)));
    }
  }
}
