package io.intentscorer.wire;

import io.intentscorer.domain.event.Folding;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Attribute.Subject;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.Criterion;
import io.intentscorer.domain.rule.Disqualifier;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Messaging;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.wire.Issue.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads and compiles rules; finds all that is wrong with one at once. */
public final class RuleReader {
  /** What an id looks like. */
  public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private static final Set<String> KINDS = Set.of("icp", "persona", "signal", "tiers");

  private final TitleReader titles;
  private final RuleLimits limits;
  private final ConditionReader ofCompanies;
  private final ConditionReader ofPeople;
  private final ConditionReader ofEvents;

  /** One with the limits that hold where nothing else is said. */
  public RuleReader(TitleReader titles) {
    this(titles, RuleLimits.STANDARD);
  }

  public RuleReader(TitleReader titles, RuleLimits limits) {
    this.titles = titles;
    this.limits = limits;
    this.ofCompanies = conditions(EnumSet.of(Subject.COMPANY), "an ICP asks about company. only");
    this.ofPeople =
        conditions(
            EnumSet.of(Subject.COMPANY, Subject.CONTACT),
            "a persona asks about contact. and company. only");
    this.ofEvents =
        conditions(
            EnumSet.of(Subject.EVENT),
            "a signal asks about event., page., campaign. and properties. only");
  }

  /** How large rules may be. */
  public RuleLimits limits() {
    return limits;
  }

  /** How it reads the titles in phrases. */
  public TitleReader titles() {
    return titles;
  }

  /**
   * What came of reading a rule.
   *
   * @param rule the compiled rule, null when there are errors
   * @param issues errors and warnings, in the order in which they were found
   */
  public record Judgement(@Nullable Rule rule, List<Issue> issues) {
    public Judgement {
      issues = List.copyOf(issues);
    }

    /** The errors, or the warnings. */
    public List<Issue> of(Severity severity) {
      return issues.stream().filter(issue -> issue.severity() == severity).toList();
    }
  }

  private ConditionReader conditions(Set<Subject> subjects, String mayName) {
    return new ConditionReader(subjects, mayName, titles);
  }

  /**
   * Reads a rule submitted under an id.
   *
   * @param since the version of the submission, from which a signal counts
   */
  public Judgement read(String id, byte[] bytes, long since) {
    List<Issue> issues = new ArrayList<>();
    if (!ID.matcher(id).matches()) {
      issues.add(
          Issue.error(
              "",
              "\"" + id + "\" is no rule id",
              "use a–z, 0–9 and hyphens, at most 63 characters, no hyphen first"));
    }
    JsonNode root = new RuleDocument(limits, issues).read(bytes);
    if (root == null) {
      return new Judgement(null, issues);
    }
    return read(id, root, since, issues);
  }

  /** Reads a rule that was accepted before: what it was may not be refused for its size now. */
  Judgement accepted(String id, JsonNode rule, long since) {
    return read(id, rule, since, new ArrayList<>());
  }

  private Judgement read(String id, JsonNode root, long since, List<Issue> issues) {
    RuleObject object = new RuleObject(root, "", issues);
    Rule rule = read(id, object, since);
    boolean sound = issues.stream().noneMatch(issue -> issue.severity() == Severity.ERROR);
    return new Judgement(sound ? rule : null, issues);
  }

  private @Nullable Rule read(String id, RuleObject object, long since) {
    // For editors, which find the schema of a file there.
    object.tolerate("$schema");
    String inside = object.text("id");
    if (inside != null && !inside.equals(id)) {
      object.error("id", "id \"" + inside + "\" differs from the key " + id, "leave id out");
    }
    JsonNode given = object.get("kind");
    if (given == null) {
      object.errorHere("no kind", "add \"kind\": one of icp, persona, signal, tiers");
      return null;
    }
    String kind = object.word("kind", KINDS.stream().sorted().toList(), this::kind);
    if (kind == null) {
      return null;
    }
    String name = Optional.ofNullable(object.text("name")).orElse(id);
    Rule rule =
        switch (kind) {
          case "icp" -> icp(id, name, object);
          case "persona" -> persona(id, name, object);
          case "signal" -> signal(id, name, object, since);
          default -> TiersReader.read(id, object);
        };
    object.close();
    return rule;
  }

  private Optional<String> kind(String written) {
    return KINDS.contains(written) ? Optional.of(written) : Optional.empty();
  }

  private Icp icp(String id, String name, RuleObject object) {
    List<Criterion> criteria = ProfileReader.criteria(object, ofCompanies);
    List<Disqualifier> disqualifiers = ProfileReader.disqualifiers(object, ofCompanies);
    return new Icp(
        id,
        name,
        status(object),
        object.wholeNumber("priority", 100, 0, 1_000_000),
        criteria,
        disqualifiers,
        ProfileReader.grades(object),
        object.number("minimumScore", 60, 0, 100),
        object.number("minimumCoverage", 0.5, 0, 1),
        ProfileReader.accountTypes(object));
  }

  private Persona persona(String id, String name, RuleObject object) {
    List<Criterion> criteria = ProfileReader.criteria(object, ofPeople);
    List<Disqualifier> disqualifiers = ProfileReader.disqualifiers(object, ofPeople);
    Set<String> icps = object.has("icps") ? new HashSet<>(object.texts("icps")) : null;
    RuleObject nurture = object.object("nurture");
    Grade minimumGrade = Grade.B;
    boolean requiresConsent = false;
    if (nurture != null) {
      Grade given = nurture.word("minimumGrade", List.of("A", "B", "C", "D", "F"), Grade::of);
      minimumGrade = given == null ? Grade.B : given;
      requiresConsent = nurture.flag("requiresConsent");
      nurture.close();
    }
    return new Persona(
        id,
        name,
        status(object),
        object.wholeNumber("priority", 100, 0, 1_000_000),
        criteria,
        disqualifiers,
        object.number("minimumScore", 50, 0, 100),
        icps,
        object.word("buyingRole", words(BuyingRole.values()), BuyingRole::of),
        messaging(object),
        minimumGrade,
        requiresConsent);
  }

  private Signal signal(String id, String name, RuleObject object, long since) {
    RuleObject when = object.object("when");
    Condition condition = null;
    if (when != null) {
      condition = ofEvents.read(when);
      when.close();
    } else if (!object.has("when")) {
      object.errorHere(
          "no when", "say which events count: \"when\":{\"attribute\":\"event.name\",…}");
    }
    if (!object.has("points")) {
      object.errorHere("no points", "add \"points\", what one event is worth");
    }
    if (!object.has("halfLifeDays")) {
      object.errorHere("no halfLifeDays", "add \"halfLifeDays\", such as 7");
    }
    double points = object.number("points", 1, -1_000_000, 1_000_000);
    if (points == 0) {
      object.error("points", "points is 0", "a signal needs points, or set status to paused");
    }
    return new Signal(
        id,
        name,
        status(object),
        condition == null ? new Condition.All(List.of()) : condition,
        points,
        HalfLife.ofDays(object.number("halfLifeDays", 7, 0.001, 36_500)),
        object.number("limit", Double.POSITIVE_INFINITY, 0, 1_000_000),
        object.flag("oncePerContact"),
        category(object),
        since);
  }

  private static @Nullable String category(RuleObject object) {
    String category = object.text("category");
    return category == null ? null : Folding.fold(category);
  }

  private static Status status(RuleObject object) {
    Status status =
        object.word(
            "status",
            List.of("active", "shadow", "paused"),
            word ->
                Arrays.stream(Status.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst());
    return status == null ? Status.ACTIVE : status;
  }

  private static Messaging messaging(RuleObject object) {
    RuleObject given = object.object("messaging");
    if (given == null) {
      return Messaging.NONE;
    }
    Messaging messaging =
        new Messaging(
            given.texts("goals"),
            given.texts("painPoints"),
            given.texts("objections"),
            given.texts("channels"),
            given.texts("content"),
            given.texts("triggers"),
            given.text("tone"));
    given.close();
    return messaging;
  }

  private static List<String> words(BuyingRole[] roles) {
    return Arrays.stream(roles).map(BuyingRole::word).toList();
  }
}
