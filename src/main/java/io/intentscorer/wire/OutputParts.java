package io.intentscorer.wire;

import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the parts that several records share: fit, reasons, intent, and single values. */
final class OutputParts {
  /** Of a value that a reason names, so many letters are shown. */
  private static final int MOST_LETTERS = 1_000;

  private OutputParts() {}

  static void fit(Sheet sheet, @Nullable Fit fit, boolean whole) {
    if (fit == null) {
      sheet.nothing(Names.FIT);
      return;
    }
    sheet.object(Names.FIT);
    summary(sheet, fit.summary());
    if (whole) {
      sheet.number(Names.COVERAGE, fit.coverage());
      reasons(sheet, fit.reasons());
    }
    sheet.endObject();
  }

  static void summary(Sheet sheet, Fit.Summary fit) {
    sheet.text(Names.ICP, fit.icp());
    sheet.number(Names.SCORE, fit.score());
    sheet.text(Names.GRADE, fit.grade().name());
    sheet.text(Names.VERDICT, fit.verdict().word());
  }

  static void reasons(Sheet sheet, List<Reason> reasons) {
    sheet.array(Names.REASONS);
    for (Reason reason : reasons) {
      sheet.object();
      sheet.text(Names.CRITERION, reason.criterion());
      sheet.text(Names.ANSWER, reason.answer().word());
      sheet.number(Names.POINTS, reason.points());
      sheet.number(Names.OF, reason.of());
      if (reason.attribute() != null) {
        sheet.text(Names.ATTRIBUTE, reason.attribute());
        sheet.name(Names.VALUE);
        value(sheet, glimpse(reason.value()));
      }
      sheet.endObject();
    }
    sheet.endArray();
  }

  /**
   * What is shown of a value that each of many criteria may name: else a rule with 500 of them and
   * a company with a megabyte of facts make a record that the process has no memory for.
   */
  private static @Nullable Value glimpse(@Nullable Value value) {
    if (value instanceof Value.Items items) {
      return glimpse(items);
    }
    boolean written =
        value instanceof Value.Text
            || (value instanceof Value.Quantity quantity && quantity.text() != null);
    return value != null && written && value.written().length() > MOST_LETTERS
        ? Value.text(FactReader.shown(value.written(), MOST_LETTERS))
        : value;
  }

  private static Value glimpse(Value.Items all) {
    int letters = 0;
    int shown = 0;
    for (String item : all.items()) {
      letters += item.length();
      if (letters > MOST_LETTERS) {
        List<String> some = new ArrayList<>(all.items().subList(0, shown));
        some.add(some.isEmpty() ? FactReader.shown(item, MOST_LETTERS) : FactReader.FURTHER);
        return new Value.Items(some);
      }
      shown++;
    }
    return all;
  }

  static void intent(Sheet sheet, Intent intent) {
    sheet.object();
    sheet.number(Names.SCORE, intent.score());
    sheet.number(Names.LEVEL, intent.level());
    if (intent.surge() == null) {
      sheet.nothing(Names.SURGE);
    } else {
      sheet.number(Names.SURGE, intent.surge());
    }
    sheet.flag(Names.SURGING, intent.surging());
    sheet.number(Names.PEOPLE, intent.people());
    signals(sheet, intent);
    sheet.endObject();
  }

  static void signals(Sheet sheet, Intent intent) {
    sheet.array(Names.SIGNALS);
    for (Intent.SignalScore signal : intent.signals()) {
      sheet.object();
      sheet.text(Names.SIGNAL, signal.signal());
      sheet.number(Names.POINTS, signal.points());
      sheet.number(Names.EVENTS, signal.events());
      sheet.text(Names.LAST_AT, Times.written(signal.lastAt()));
      sheet.endObject();
    }
    sheet.endArray();
  }

  static void value(Sheet sheet, @Nullable Value value) {
    if (value == null) {
      sheet.nothing();
    } else if (value instanceof Value.Quantity quantity && quantity.text() == null) {
      sheet.number(quantity.low());
    } else if (value instanceof Value.Flag flag) {
      sheet.flag(flag.yes());
    } else if (value instanceof Value.Items items) {
      sheet.texts(items.items());
    } else {
      sheet.text(value.written());
    }
  }
}
