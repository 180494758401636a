package io.intentscorer.domain.simulation;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.Lead;
import io.intentscorer.domain.lead.Standing;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.KnownCompany;
import io.intentscorer.domain.score.KnownContact;
import io.intentscorer.domain.score.PersonaTag;
import io.intentscorer.domain.simulation.Forecast.AccountMover;
import io.intentscorer.domain.simulation.Forecast.LeadMover;
import io.intentscorer.domain.simulation.Forecast.TierMove;
import io.intentscorer.domain.simulation.Forecast.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at accounts under two rule books at the same moment, and gathers what differs. Both looks
 * are those of the live scorer, so only the rules can make the difference.
 */
public final class Simulation {
  private final TitleReader titles;
  private final AccountScorer scorer;
  private final RuleBook current;
  private final RuleBook proposed;
  private final Explanation explanation;
  private final Tally accounts = new Tally();
  private final Tally leads = new Tally();
  private final Map<String, Map<String, Long>> tiers = new TreeMap<>();
  private final Map<String, long[]> tracks = new TreeMap<>();
  private final Farthest<AccountMover> accountMovers;
  private final Farthest<LeadMover> leadMovers;

  /**
   * @param most how many movers are remembered, of accounts and of people
   */
  public Simulation(TitleReader titles, RuleBook current, RuleBook proposed, int most) {
    this.titles = titles;
    this.scorer = new AccountScorer(titles, Tracks.ALL);
    this.current = current;
    this.proposed = proposed;
    this.explanation = new Explanation(current, proposed);
    this.accountMovers = new Farthest<>(most);
    this.leadMovers = new Farthest<>(most);
  }

  /** Looks at an account whose past is the same under both books. */
  public void compare(Dossier dossier, long now) {
    compare(dossier, dossier, now);
  }

  /**
   * Looks at an account whose past was gathered under each book.
   *
   * @param now the moment of both looks, in milliseconds since 1970 UTC
   */
  public void compare(Dossier underCurrent, Dossier underProposed, long now) {
    Look from = Look.at(underCurrent, scorer, current, now);
    Look to = Look.at(underProposed, scorer, proposed, now);
    account(from.score(), to.score());
    Account account = underProposed.account();
    KnownCompany company = KnownCompany.of(account);
    for (Contact contact : underProposed.people()) {
      Lead was = from.leads().get(contact.key());
      Lead is = to.leads().get(contact.key());
      if (was != null && is != null) {
        String track = from.tracks().get(contact.key());
        lead(contact, company, was, is, track, to.tracks().get(contact.key()));
      }
    }
  }

  private void account(AccountScore from, AccountScore to) {
    Map<Facet, String> was = Facet.of(from.standing());
    Map<Facet, String> is = Facet.of(to.standing());
    accounts.count(Facet.differing(was, is), from.lastingFingerprint() != to.lastingFingerprint());
    tiers
        .computeIfAbsent(tier(from.standing()), any -> new TreeMap<>())
        .merge(tier(to.standing()), 1L, Long::sum);
    Distance distance = distance(from, to);
    if (!distance.isNone() || !was.equals(is)) {
      accountMovers.offer(distance, () -> new AccountMover(from, to, explanation.of(from, to)));
    }
  }

  private void lead(
      Contact contact,
      Known company,
      Lead from,
      Lead to,
      @Nullable String fromTrack,
      @Nullable String toTrack) {
    leads.count(
        Facet.differing(Facet.of(from, fromTrack), Facet.of(to, toTrack)),
        from.standingFingerprint() != to.standingFingerprint());
    track(fromTrack, toTrack);
    Distance distance = distance(from, to, !Objects.equals(fromTrack, toTrack));
    if (!distance.isNone()) {
      leadMovers.offer(
          distance,
          () -> {
            Known known = KnownContact.of(contact.known(), company, titles);
            return new LeadMover(from, to, fromTrack, toTrack, explanation.of(from, to, known));
          });
    }
  }

  private void track(@Nullable String from, @Nullable String to) {
    boolean same = Objects.equals(from, to);
    if (from != null) {
      long[] counts = tracks.computeIfAbsent(from, any -> new long[4]);
      counts[0]++;
      counts[3] += same ? 0 : 1;
    }
    if (to != null) {
      long[] counts = tracks.computeIfAbsent(to, any -> new long[4]);
      counts[1]++;
      counts[2] += same ? 0 : 1;
    }
  }

  /** Steps of grade and level together, then points of fit and intent. */
  private static Distance distance(AccountScore from, AccountScore to) {
    Standing was = from.standing();
    Standing is = to.standing();
    int steps =
        grade(was.fit()).stepsTo(grade(is.fit()))
            + Math.abs(was.intent().level() - is.intent().level());
    int points =
        Math.abs(score(was.fit()) - score(is.fit()))
            + Math.abs(was.intent().score() - is.intent().score());
    return new Distance(steps, points, from.account());
  }

  /** Another persona and another track are a step each; then points of the persona. */
  private static Distance distance(Lead from, Lead to, boolean otherTrack) {
    PersonaTag was = from.persona();
    PersonaTag is = to.persona();
    boolean otherPersona = !Objects.equals(id(was), id(is));
    int points = Math.abs((was == null ? 0 : was.score()) - (is == null ? 0 : is.score()));
    return new Distance((otherPersona ? 1 : 0) + (otherTrack ? 1 : 0), points, from.contact());
  }

  private static @Nullable String id(@Nullable PersonaTag tag) {
    return tag == null ? null : tag.persona().id();
  }

  private static Grade grade(@Nullable Fit fit) {
    return fit == null ? Grade.F : fit.grade();
  }

  private static int score(@Nullable Fit fit) {
    return fit == null ? 0 : fit.score();
  }

  private static String tier(Standing standing) {
    return standing.tier() == null ? "" : standing.tier();
  }

  /** What was found so far. */
  public Forecast forecast() {
    List<TierMove> moves = new ArrayList<>();
    tiers.forEach(
        (from, all) ->
            all.forEach((to, count) -> moves.add(new TierMove(known(from), known(to), count))));
    List<Track> found = new ArrayList<>();
    tracks.forEach((id, is) -> found.add(new Track(id, is[0], is[1], is[2], is[3])));
    return new Forecast(
        accounts.count(),
        leads.count(),
        moves,
        found,
        accountMovers.inOrder(),
        leadMovers.inOrder());
  }

  private static @Nullable String known(String tier) {
    return tier.isEmpty() ? null : tier;
  }

  /** How far one moved: the most steps, then the most points, then the key. */
  record Distance(int steps, int points, String key) implements Comparable<Distance> {
    private static final Comparator<Distance> FARTHEST_FIRST =
        Comparator.comparingInt((Distance distance) -> -distance.steps())
            .thenComparingInt(distance -> -distance.points())
            .thenComparing(Distance::key);

    boolean isNone() {
      return steps == 0 && points == 0;
    }

    @Override
    public int compareTo(Distance other) {
      return FARTHEST_FIRST.compare(this, other);
    }
  }

  private static final class Tally {
    private final Map<Facet, Long> facets = new EnumMap<>(Facet.class);
    private long all;
    private long published;
    private long changed;

    void count(Set<Facet> differing, boolean isPublished) {
      all++;
      published += isPublished ? 1 : 0;
      changed += differing.isEmpty() ? 0 : 1;
      differing.forEach(facet -> facets.merge(facet, 1L, Long::sum));
    }

    Forecast.Count count() {
      return new Forecast.Count(all, published, changed, facets);
    }
  }
}
