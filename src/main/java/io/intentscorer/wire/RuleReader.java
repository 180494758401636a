package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Attribute.Subject;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.Criterion;
import io.intentscorer.domain.rule.Disqualifier;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.Operator;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Messaging;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.Rule.Tiers;
import io.intentscorer.wire.Issue.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads and compiles rules; finds all that is wrong with one at once. */
public final class RuleReader {
  /** What an id looks like. */
  public static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private static final int MAX_BYTES = 512 * 1024;
  private static final int UNWIELDY = 4;
  private static final Set<String> KINDS = Set.of("icp", "persona", "signal", "tiers");

  private final TitleReader titles;
  private final ConditionReader ofCompanies;
  private final ConditionReader ofPeople;
  private final ConditionReader ofEvents;

  public RuleReader(TitleReader titles) {
    this.titles = titles;
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
    JsonNode root = root(bytes, issues);
    if (root == null) {
      return new Judgement(null, issues);
    }
    RuleObject object = new RuleObject(root, "", issues);
    Rule rule = read(id, object, since);
    boolean sound = issues.stream().noneMatch(issue -> issue.severity() == Severity.ERROR);
    return new Judgement(sound ? rule : null, issues);
  }

  private static @Nullable JsonNode root(byte[] bytes, List<Issue> issues) {
    if (bytes.length > MAX_BYTES) {
      issues.add(
          Issue.error("", "the rule has " + bytes.length + " bytes", "keep it under " + MAX_BYTES));
      return null;
    }
    try {
      JsonNode root = Json.read(bytes);
      if (root.isObject()) {
        return root;
      }
      issues.add(
          Issue.error(
              "",
              "the rule is " + (root.isMissingNode() ? "empty" : Json.kind(root)),
              "write one rule in braces: {…}"));
    } catch (StreamConstraintsException tooMuch) {
      issues.add(
          Issue.error(
              "",
              "the rule is nested too deeply or has a name or number that is too long",
              "keep to " + Json.MAX_DEPTH + " levels of braces and brackets"));
    } catch (MismatchedInputException more) {
      issues.add(
          Issue.error(
              "",
              "something follows the rule's closing brace" + Json.place(more),
              "keep one rule in one place"));
    } catch (JacksonException notJson) {
      issues.add(
          Issue.error(
              "",
              "the rule is not JSON" + Json.fault(notJson),
              "look there, or just before, for a missing comma, quote or bracket"));
    }
    return null;
  }

  private @Nullable Rule read(String id, RuleObject object, long since) {
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
          default -> tiers(id, object);
        };
    object.close();
    return rule;
  }

  private Optional<String> kind(String written) {
    return KINDS.contains(written) ? Optional.of(written) : Optional.empty();
  }

  private Icp icp(String id, String name, RuleObject object) {
    List<Criterion> criteria = criteria(object, ofCompanies);
    List<Disqualifier> disqualifiers = disqualifiers(object, ofCompanies);
    return new Icp(
        id,
        name,
        status(object),
        object.wholeNumber("priority", 100, 0, 1_000_000),
        criteria,
        disqualifiers,
        grades(object),
        object.number("minimumScore", 60, 0, 100),
        object.number("minimumCoverage", 0.5, 0, 1),
        accountTypes(object));
  }

  private Persona persona(String id, String name, RuleObject object) {
    List<Criterion> criteria = criteria(object, ofPeople);
    List<Disqualifier> disqualifiers = disqualifiers(object, ofPeople);
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
        object.text("category"),
        since);
  }

  private Tiers tiers(String id, RuleObject object) {
    if (!id.equals(Tiers.ID)) {
      object.error(
          "kind", "a rule of kind tiers has the id tiers", "produce it under the key tiers");
    }
    Map<Integer, Double> levels = new HashMap<>(Tiers.STANDARD.levels());
    RuleObject given = object.object("levels");
    if (given != null) {
      for (int level = 1; level <= 3; level++) {
        levels.put(
            level, given.number(Integer.toString(level), levels.getOrDefault(level, 0.0), 0, 100));
      }
      given.close();
      if (levels.getOrDefault(1, 0.0) < levels.getOrDefault(2, 0.0)
          || levels.getOrDefault(2, 0.0) < levels.getOrDefault(3, 0.0)) {
        object.error(
            "levels",
            "the scores of the levels do not fall from 1 to 3",
            "level 1 needs the highest score, such as 75, 50, 25");
      }
    }
    return new Tiers(id, levels, priorities(object));
  }

  private static Map<String, String> priorities(RuleObject object) {
    RuleObject given = object.object("priorities");
    if (given == null) {
      return Tiers.STANDARD.priorities();
    }
    Map<String, String> priorities = new HashMap<>();
    for (String priority : given.rest().keySet()) {
      List<String> tiers = given.texts(priority);
      for (int i = 0; i < tiers.size(); i++) {
        String tier = tiers.get(i).toUpperCase(Locale.ROOT);
        if (!tier.matches("[ABCDF][1-4]")) {
          given.error(
              priority + "/" + i,
              "\"" + tiers.get(i) + "\" is no tier",
              "a tier is a grade A, B, C, D or F and a level 1 to 4: B2");
        } else if (priorities.putIfAbsent(tier, priority) != null) {
          given.error(
              priority + "/" + i, tier + " stands in two priorities", "leave it in one of them");
        }
      }
    }
    return priorities;
  }

  private static List<Criterion> criteria(RuleObject object, ConditionReader conditions) {
    List<Criterion> criteria = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int[] places = {0};
    object.each(
        "criteria",
        (item, place) -> {
          places[0]++;
          Criterion criterion = criterion(item, place, conditions);
          item.close();
          if (!ids.add(criterion.id())) {
            item.errorHere(
                "two criteria have the id " + criterion.id(), "give each its own, or leave id out");
          }
          criteria.add(criterion);
        });
    JsonNode given = object.get("criteria");
    if (given == null || isEmptyList(given)) {
      object.errorHere("no criteria", "add \"criteria\" with at least one that has points above 0");
    } else if (!criteria.isEmpty()
        && criteria.stream().noneMatch(criterion -> criterion.points() > 0)) {
      object.error(
          "criteria",
          "no criterion has points above 0, so nothing can be earned",
          "give points above 0 to what a good match has");
    }
    if (places[0] > UNWIELDY) {
      object.warning("criteria", places[0] + " criteria are unwieldy", "keep to four that decide");
    }
    return criteria;
  }

  private static Criterion criterion(RuleObject item, int place, ConditionReader conditions) {
    String id = Optional.ofNullable(item.text("id")).orElse("c" + (place + 1));
    if (!item.has("points")) {
      item.errorHere("no points", "add \"points\", what the criterion is worth");
    }
    double points = item.number("points", 1, -1_000_000, 1_000_000);
    if (points == 0) {
      item.error("points", "points is 0", "give points, or leave the criterion out");
    }
    double tolerance = item.number("tolerance", 0, 0, 10);
    boolean required = item.flag("required");
    Condition condition = conditions.read(item);
    boolean band =
        condition instanceof Condition.Leaf leaf && leaf.operator() instanceof Operator.Band;
    if (item.has("tolerance") && condition != null && !band) {
      item.error("tolerance", "tolerance is for between, atLeast and atMost", "leave it out");
    }
    return new Criterion(
        id,
        condition == null ? new Condition.All(List.of()) : condition,
        points,
        required,
        tolerance);
  }

  private static List<Disqualifier> disqualifiers(RuleObject object, ConditionReader conditions) {
    List<Disqualifier> disqualifiers = new ArrayList<>();
    object.each(
        "disqualifiers",
        (item, place) -> {
          String id = Optional.ofNullable(item.text("id")).orElse("d" + (place + 1));
          Condition condition = conditions.read(item);
          item.close();
          if (condition != null) {
            disqualifiers.add(new Disqualifier(id, condition));
          }
        });
    if (!object.has("disqualifiers") || isEmptyList(object.get("disqualifiers"))) {
      object.warning("", "no disqualifier", "say whom to ignore, whatever else fits");
    }
    return disqualifiers;
  }

  private static boolean isEmptyList(@Nullable JsonNode node) {
    return node != null && node.isArray() && node.isEmpty();
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

  private static Map<Grade, Double> grades(RuleObject object) {
    Map<Grade, Double> grades = new EnumMap<>(Grade.STANDARD);
    RuleObject given = object.object("grades");
    if (given == null) {
      return grades;
    }
    double above = 100;
    for (Grade grade : List.of(Grade.A, Grade.B, Grade.C, Grade.D)) {
      double lowest = given.number(grade.name(), grades.getOrDefault(grade, 0.0), 0, 100);
      if (lowest > above) {
        given.error(
            grade.name(),
            "grade "
                + grade
                + " starts at "
                + RuleObject.plain(lowest)
                + ", above the better grade",
            "let the scores fall from A to D, such as 80, 60, 40, 20");
      }
      above = lowest;
      grades.put(grade, lowest);
    }
    given.close();
    return grades;
  }

  private static Set<Account.Type> accountTypes(RuleObject object) {
    if (!object.has("accountTypes")) {
      return EnumSet.of(Account.Type.COMPANY);
    }
    Set<Account.Type> types = EnumSet.noneOf(Account.Type.class);
    List<String> written = object.texts("accountTypes");
    for (int i = 0; i < written.size(); i++) {
      String word = written.get(i);
      Optional<Account.Type> type =
          Arrays.stream(Account.Type.values()).filter(t -> t.word().equals(word)).findFirst();
      type.ifPresent(types::add);
      if (type.isEmpty()) {
        object.error(
            "accountTypes/" + i,
            "account type \"" + word + "\" is not known",
            RuleObject.oneOf(word, List.of("company", "individual")));
      }
    }
    if (isEmptyList(object.get("accountTypes"))) {
      object.error("accountTypes", "no account type", "write [\"company\"], or leave it out");
    }
    return types;
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
