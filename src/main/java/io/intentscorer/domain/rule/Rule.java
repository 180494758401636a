package io.intentscorer.domain.rule;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.event.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What ops say: a profile of companies, a persona of people, a signal of intent, or the tiers. */
public sealed interface Rule {

  /** The rule's id, its key on the rules' topic. */
  String id();

  /** What people call it. */
  String name();

  /** Whether it decides. */
  Status status();

  /** Whether a rule decides, is only shown, or rests. */
  enum Status {
    ACTIVE,
    SHADOW,
    PAUSED
  }

  /** What is scored by criteria: a profile of a company or of a person. */
  sealed interface Profile extends Rule {
    List<Criterion> criteria();

    List<Disqualifier> disqualifiers();

    /** Every attribute that its criteria and disqualifiers ask about. */
    default Stream<String> attributes() {
      return Stream.concat(
              criteria().stream().map(Criterion::condition),
              disqualifiers().stream().map(Disqualifier::condition))
          .flatMap(Condition::attributes);
    }

    /** The lower decides between equal scores. */
    int priority();

    /** The lowest score, 0 to 100, at which the profile fits. */
    double minimumScore();
  }

  /**
   * Ideal customer profile.
   *
   * @param minimumCoverage the share of the points, 0 to 1, that must be known for a verdict
   * @param accountTypes the types of account that it is for
   */
  record Icp(
      String id,
      String name,
      Status status,
      int priority,
      List<Criterion> criteria,
      List<Disqualifier> disqualifiers,
      Map<Grade, Double> grades,
      double minimumScore,
      double minimumCoverage,
      Set<Account.Type> accountTypes)
      implements Profile {
    public Icp {
      criteria = List.copyOf(criteria);
      disqualifiers = List.copyOf(disqualifiers);
      grades = Map.copyOf(grades);
      accountTypes = Set.copyOf(accountTypes);
    }
  }

  /**
   * Buyer persona.
   *
   * @param icps the profiles that its track opens for; null for any
   * @param minimumGrade the lowest grade of the account at which its track opens
   * @param requiresConsent whether its track asks for a marketing consent that was given
   */
  record Persona(
      String id,
      String name,
      Status status,
      int priority,
      List<Criterion> criteria,
      List<Disqualifier> disqualifiers,
      double minimumScore,
      @Nullable Set<String> icps,
      @Nullable BuyingRole buyingRole,
      Messaging messaging,
      Grade minimumGrade,
      boolean requiresConsent)
      implements Profile {
    public Persona {
      criteria = List.copyOf(criteria);
      disqualifiers = List.copyOf(disqualifiers);
      icps = icps == null ? null : Set.copyOf(icps);
    }

    /** Whether the persona belongs to a profile. */
    public boolean isFor(String icp) {
      return icps == null || icps.contains(icp);
    }

    /** Whether it does to an account's, null for none: then only personas for any do. */
    public boolean belongsTo(@Nullable String icp) {
      return icp == null ? icps == null : isFor(icp);
    }
  }

  /** How to talk to a persona; for the nurture tools, not for the scorer. */
  record Messaging(
      List<String> goals,
      List<String> painPoints,
      List<String> objections,
      List<String> channels,
      List<String> content,
      List<String> triggers,
      @Nullable String tone) {
    public static final Messaging NONE =
        new Messaging(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

    public Messaging {
      goals = List.copyOf(goals);
      painPoints = List.copyOf(painPoints);
      objections = List.copyOf(objections);
      channels = List.copyOf(channels);
      content = List.copyOf(content);
      triggers = List.copyOf(triggers);
    }
  }

  /**
   * A kind of behaviour that shows intent.
   *
   * @param points what one event adds; negative allowed
   * @param limit the most that the sum may be, in size; infinite for none
   * @param since the version of the submission from which it counts without a break
   */
  record Signal(
      String id,
      String name,
      Status status,
      Condition when,
      double points,
      HalfLife halfLife,
      double limit,
      boolean oncePerContact,
      @Nullable String category,
      long since)
      implements Rule {}

  /**
   * What grade and level together are worth.
   *
   * @param levels the lowest intent score of levels 1, 2 and 3
   * @param priorities the priority of each tier; a tier that is not named has {@code ignore}
   * @param categories the most that the signals of a category may be worth together, in size
   */
  record Tiers(
      String id,
      Map<Integer, Double> levels,
      Map<String, String> priorities,
      Map<String, Double> categories)
      implements Rule {
    /** The rule's one id. */
    public static final String ID = "tiers";

    /** The priority of what no list names. */
    public static final String IGNORE = "ignore";

    /** In force while ops say nothing. */
    public static final Tiers STANDARD =
        new Tiers(
            ID,
            Map.of(1, 75.0, 2, 50.0, 3, 25.0),
            Map.ofEntries(
                Map.entry("A1", "hot"),
                Map.entry("A2", "hot"),
                Map.entry("B1", "hot"),
                Map.entry("A3", "warm"),
                Map.entry("B2", "warm"),
                Map.entry("B3", "warm"),
                Map.entry("C1", "warm"),
                Map.entry("A4", "nurture"),
                Map.entry("B4", "nurture"),
                Map.entry("C2", "nurture"),
                Map.entry("C3", "nurture")),
            Map.of());

    public Tiers {
      categories = Map.copyOf(categories);
      levels = Map.copyOf(levels);
      priorities = Map.copyOf(priorities);
    }

    @Override
    public String name() {
      return id;
    }

    @Override
    public Status status() {
      return Status.ACTIVE;
    }

    /** The level of an intent score: 1, the highest, to 4. */
    public int level(int score) {
      for (int level = 1; level <= 3; level++) {
        Double bound = levels.get(level);
        if (bound != null && score >= bound) {
          return level;
        }
      }
      return 4;
    }

    /** The limit of the category of a signal; infinite for none. */
    public double limit(Signal signal) {
      Double limit = signal.category() == null ? null : categories.get(signal.category());
      return limit == null ? Double.POSITIVE_INFINITY : limit;
    }

    /** Adds by which category's limit a signal is held, if by any. */
    public void addLimit(Signal signal, Fingerprint print) {
      double limit = limit(signal);
      print.add(limit).add(Double.isInfinite(limit) ? null : signal.category());
    }

    /** The priority of a tier. */
    public String priority(String tier) {
      return priorities.getOrDefault(tier, IGNORE);
    }
  }
}
