package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.event.Folding;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.Condition.Leaf;
import io.intentscorer.domain.rule.Criterion;
import io.intentscorer.domain.rule.Disqualifier;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Operator;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Books and companies at random, with all that the condition language can say. */
final class AnyRules {
  /** Folded and not, plain and not, with words that are the same after folding. */
  private static final List<String> TEXTS =
      List.of(
          "saas", "SaaS", " SaaS ", "Ｓaas", "Straße", "STRASSE", "strasse", "É", "e\u0301", "", " ",
          "200", "0", "-0.0", "a b", "A  b", "İ", "ſ", "true", "x\u0000", "K", "k", "\u00a0k");

  private static final double[] NUMBERS = {
    -1e300, -250, -200, -0.0, 0, 0.1, 1, 149.999, 150, 199, 200, 201, 350.5, 500, 525, 624, 625, 1e9
  };

  private final Random random;

  AnyRules(long seed) {
    random = new Random(seed);
  }

  RuleBook book(int icps) {
    List<Accepted> accepted = new ArrayList<>();
    for (int i = 0; i < icps; i++) {
      accepted.add(new Accepted(icp("icp-" + random.nextInt(1_000_000) + "-" + i), i));
    }
    return RuleBook.of(accepted);
  }

  private Icp icp(String id) {
    int most = random.nextInt(12) == 0 ? 40 : random.nextInt(4) == 0 ? 14 : 6;
    boolean whole = random.nextBoolean();
    List<Criterion> criteria = new ArrayList<>();
    for (int i = random.nextInt(most); i >= 0; i--) {
      criteria.add(criterion("c" + i, whole));
    }
    List<Disqualifier> disqualifiers = new ArrayList<>();
    for (int i = random.nextInt(4) - 2; i > 0; i--) {
      disqualifiers.add(new Disqualifier("d" + i, condition(2)));
    }
    return new Icp(
        id,
        id,
        random.nextInt(5) == 0 ? Status.SHADOW : Status.ACTIVE,
        random.nextInt(3),
        criteria,
        disqualifiers,
        random.nextBoolean() ? Grade.STANDARD : Map.of(Grade.B, 50.5, Grade.D, 0.0),
        random.nextBoolean() ? random.nextInt(101) : random.nextDouble() * 100,
        random.nextBoolean() ? random.nextInt(5) / 4.0 : random.nextDouble(),
        random.nextInt(4) == 0
            ? EnumSet.allOf(Account.Type.class)
            : Set.of(random.nextInt(9) == 0 ? Account.Type.INDIVIDUAL : Account.Type.COMPANY));
  }

  private Criterion criterion(String id, boolean whole) {
    double points = whole ? 1 + random.nextInt(40) : 0.1 + random.nextDouble() * 30;
    return new Criterion(
        id,
        condition(2),
        random.nextInt(5) == 0 ? -points : points,
        random.nextInt(6) == 0,
        random.nextInt(3) == 0 ? List.of(0.25, 0.5, 1.0, 1e-12).get(random.nextInt(4)) : 0);
  }

  private Condition condition(int depth) {
    int kind = random.nextInt(12);
    if (depth > 0 && kind == 0) {
      return new Condition.Not(condition(depth - 1));
    } else if (depth > 0 && kind == 1) {
      return new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
    } else if (depth > 0 && kind == 2) {
      return new Condition.Any(List.of(condition(depth - 1), condition(depth - 1)));
    }
    return new Leaf("company.a" + random.nextInt(5), operator(kind));
  }

  private Operator operator(int kind) {
    return switch (kind) {
      case 3 -> new Operator.Exists(random.nextBoolean());
      case 4 -> new Operator.StartsWith(Folding.fold(text()));
      case 5 -> {
        String text = text();
        yield new Operator.Matches(text, found -> found.contains(text));
      }
      case 6, 7 -> new Operator.Contains(foldedTexts(), random.nextInt(3) == 0);
      case 8, 9 -> {
        Set<String> texts = foldedTexts();
        Set<Double> numbers = new HashSet<>();
        if (random.nextBoolean()) {
          double number = number();
          numbers.add(number);
          texts.add(Value.number(number).written());
        }
        yield new Operator.OneOf(texts, numbers);
      }
      default -> band();
    };
  }

  private Operator band() {
    double low = number();
    double high = number();
    return switch (random.nextInt(5)) {
      case 0 -> new Operator.Band(low, Double.POSITIVE_INFINITY);
      case 1 -> new Operator.Band(Double.NEGATIVE_INFINITY, high);
      default -> new Operator.Band(Math.min(low, high), Math.max(low, high));
    };
  }

  private Set<String> foldedTexts() {
    Set<String> texts = new HashSet<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      texts.add(Folding.fold(text()));
    }
    return texts;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private double number() {
    double number = NUMBERS[random.nextInt(NUMBERS.length)];
    return switch (random.nextInt(6)) {
      case 0 -> Math.nextUp(number);
      case 1 -> Math.nextDown(number);
      case 2 -> random.nextInt(800);
      default -> number;
    };
  }

  Known company() {
    Map<String, Value> values = new HashMap<>();
    int known = random.nextInt(6);
    for (int i = 0; i < 5; i++) {
      if (random.nextInt(6) <= known) {
        values.put("company.a" + i, value());
      }
    }
    return values::get;
  }

  private Value value() {
    return switch (random.nextInt(6)) {
      case 0 -> Value.text(text());
      case 1 -> new Value.Items(List.of(text(), text(), text().toUpperCase(Locale.ROOT)));
      case 2 -> new Value.Flag(random.nextBoolean());
      case 3 -> {
        double one = number();
        double other = number();
        yield new Value.Quantity(
            Math.min(one, other), Math.max(one, other), random.nextBoolean() ? "200" : null);
      }
      default -> Value.number(number());
    };
  }

  Account.Type type() {
    return random.nextInt(3) == 0 ? Account.Type.INDIVIDUAL : Account.Type.COMPANY;
  }
}
