package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.Criterion;
import io.intentscorer.domain.rule.Disqualifier;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what profiles of companies and of people have in common: criteria, disqualifiers, grades.
 */
final class ProfileReader {
  private static final int UNWIELDY = 4;

  private ProfileReader() {}

  static List<Criterion> criteria(RuleObject object, ConditionReader conditions) {
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
    if (!object.has("criteria") || object.isEmptyList("criteria")) {
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

  static List<Disqualifier> disqualifiers(RuleObject object, ConditionReader conditions) {
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
    if (!object.has("disqualifiers") || object.isEmptyList("disqualifiers")) {
      object.warning("", "no disqualifier", "say whom to ignore, whatever else fits");
    }
    return disqualifiers;
  }

  static Map<Grade, Double> grades(RuleObject object) {
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

  static Set<Account.Type> accountTypes(RuleObject object) {
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
    if (object.isEmptyList("accountTypes")) {
      object.error("accountTypes", "no account type", "write [\"company\"], or leave it out");
    }
    return types;
  }
}
