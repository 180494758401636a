package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.List;

/**
 * A story told to the scorer, event by event, and what it tells the world. Days are counted from
 * 2026-05-04; without a day of their own, events are scored as they happen.
 */
final class Story {
  static final long DAY = 86_400_000L;
  static final long START = Written.time("2026-05-04T00:00:00Z");

  private final InMemoryScorer scorer =
      new InMemoryScorer(
          AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL));
  private final List<Publication> all = new ArrayList<>();
  private RuleBook book;

  Story(RuleBook book) {
    this.book = book;
  }

  Story under(RuleBook other) {
    book = other;
    return this;
  }

  /** The event of a moment, scored at it. */
  List<Publication> tell(double day, String fields) {
    return tell(day, day, fields);
  }

  /** The event of a moment, scored at another. */
  List<Publication> tell(double day, double now, String fields) {
    return tell(event(day, fields), now);
  }

  List<Publication> tell(CompanyEvent event, double now) {
    List<Publication> told = new ArrayList<>();
    scorer.take(event, book, at(now), told::add);
    all.addAll(told);
    return told;
  }

  List<Publication> pass(double now) {
    List<Publication> told = new ArrayList<>();
    scorer.pass(book, at(now), told::add);
    all.addAll(told);
    return told;
  }

  List<Publication> follow(double now) {
    List<Publication> told = new ArrayList<>();
    scorer.follow(book, at(now), told::add);
    all.addAll(told);
    return told;
  }

  /** The account's scores as they were last published. */
  AccountScore score(String account) {
    AccountScore last = null;
    for (Publication one : all) {
      if (one instanceof Publication.Scores scores && one.key().equals(account)) {
        last = scores.score();
      }
    }
    if (last == null) {
      throw new AssertionError("nothing was published of " + account);
    }
    return last;
  }

  /** The points of an account's signals, as they were last published; 0 for one that is gone. */
  double points(String account) {
    double points = 0;
    for (Publication one : all) {
      if (one instanceof Publication.Scores scores && one.key().equals(account)) {
        points =
            scores.score().standing().intent().signals().stream()
                .mapToDouble(signal -> signal.points())
                .sum();
      } else if (one instanceof Publication.Gone && one.key().equals(account)) {
        points = 0;
      }
    }
    return points;
  }

  /** The contact as it was last published. */
  Lead lead(String contact) {
    Lead last = null;
    for (Publication one : all) {
      if (one instanceof Publication.Scored scored && one.key().equals(contact)) {
        last = scored.lead();
      }
    }
    if (last == null) {
      throw new AssertionError("nothing was published of " + contact);
    }
    return last;
  }

  static CompanyEvent event(double day, String fields) {
    return Written.event("{'timestamp':" + at(day) + "," + fields + "}");
  }

  static long at(double day) {
    return START + Math.round(day * DAY);
  }

  /** Publications in a few words each. */
  static List<String> words(List<Publication> told) {
    return told.stream().map(Story::words).toList();
  }

  private static String words(Publication one) {
    if (one instanceof Publication.Scores scores) {
      return "scores " + one.key() + " " + scores.score().standing().tier();
    }
    if (one instanceof Publication.Scored) {
      return "lead " + one.key();
    }
    if (one instanceof Publication.Nurture nurture) {
      return nurture.persona() + " " + nurture.transition().word() + " " + one.key();
    }
    if (one instanceof Publication.Alert alert) {
      return alert.kind().word() + " " + one.key() + " " + alert.from() + " to " + alert.to();
    }
    return one.toString();
  }
}
