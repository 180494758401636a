package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Worths;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.List;

/** A story told to a scorer that keeps a ledger. Days are counted from 2026-05-04. */
public final class BookedStory {
  private static final long DAY = 86_400_000L;
  private static final long START = Written.time("2026-05-04T00:00:00Z");

  private final InMemoryScorer scorer =
      new InMemoryScorer(
          AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL, true));
  private final List<Entry> entries = new ArrayList<>();
  private RuleBook book;

  public BookedStory(RuleBook book) {
    this.book = book;
  }

  /** A moment, in milliseconds since 1970 UTC. */
  public static long at(double day) {
    return START + Math.round(day * DAY);
  }

  /** An event of a day, scored as it happens; the fields as {@link Written} has them. */
  public BookedStory tell(double day, String fields) {
    return tell(day, day, fields);
  }

  /** An event of a day, scored on another. */
  public BookedStory tell(double day, double now, String fields) {
    CompanyEvent event = Written.event("{'timestamp':" + at(day) + "," + fields + "}");
    scorer.take(event, book, at(now), this::keep);
    return this;
  }

  public BookedStory pass(double day) {
    scorer.pass(book, at(day), this::keep);
    return this;
  }

  public BookedStory follow(double day, RuleBook other) {
    book = other;
    scorer.follow(book, at(day), this::keep);
    return this;
  }

  private void keep(Publication one) {
    if (one instanceof Publication.Booked booked) {
      entries.add(booked.entry());
    }
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  public Statement statement(String account) {
    return new Statement(
        entries.stream().filter(entry -> entry.account().equals(account)).toList());
  }

  /** The intent before rounding and holding, by what the scorer itself remembers. */
  public double intent(String account, double day) {
    double[] sum = {0};
    scorer.forEach(
        (known, people) -> {
          if (known.key().equals(account)) {
            sum[0] = worth(known, at(day));
          }
        });
    return sum[0];
  }

  private double worth(Account account, long moment) {
    return Worths.of(book.tiers(), book.signals(), account.intent(), moment).sum();
  }
}
