package io.intentscorer.wire;

import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Writes the parts that several records share: fit, reasons, intent, and single values. */
final class OutputParts {
  private OutputParts() {}

  static void fit(JsonGenerator json, @Nullable Fit fit, boolean whole) {
    if (fit == null) {
      nothing(json, Names.FIT);
      return;
    }
    object(json, Names.FIT);
    summary(json, fit.summary());
    if (whole) {
      number(json, Names.COVERAGE, fit.coverage());
      reasons(json, fit.reasons());
    }
    json.writeEndObject();
  }

  static void summary(JsonGenerator json, Fit.Summary fit) {
    text(json, Names.ICP, fit.icp());
    number(json, Names.SCORE, fit.score());
    text(json, Names.GRADE, fit.grade().name());
    text(json, Names.VERDICT, fit.verdict().word());
  }

  static void reasons(JsonGenerator json, List<Reason> reasons) {
    array(json, Names.REASONS);
    for (Reason reason : reasons) {
      json.writeStartObject();
      text(json, Names.CRITERION, reason.criterion());
      text(json, Names.ANSWER, reason.answer().word());
      number(json, Names.POINTS, reason.points());
      number(json, Names.OF, reason.of());
      if (reason.attribute() != null) {
        text(json, Names.ATTRIBUTE, reason.attribute());
        json.writeName(Names.VALUE);
        value(json, reason.value());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void intent(JsonGenerator json, Intent intent) {
    json.writeStartObject();
    number(json, Names.SCORE, intent.score());
    number(json, Names.LEVEL, intent.level());
    if (intent.surge() == null) {
      nothing(json, Names.SURGE);
    } else {
      number(json, Names.SURGE, intent.surge());
    }
    flag(json, Names.SURGING, intent.surging());
    number(json, Names.PEOPLE, intent.people());
    signals(json, intent);
    json.writeEndObject();
  }

  static void signals(JsonGenerator json, Intent intent) {
    array(json, Names.SIGNALS);
    for (Intent.SignalScore signal : intent.signals()) {
      json.writeStartObject();
      text(json, Names.SIGNAL, signal.signal());
      number(json, Names.POINTS, signal.points());
      number(json, Names.EVENTS, signal.events());
      text(json, Names.LAST_AT, Times.written(signal.lastAt()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void value(JsonGenerator json, @Nullable Value value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Value.Quantity quantity && quantity.text() == null) {
      number(json, quantity.low());
    } else if (value instanceof Value.Flag flag) {
      json.writeBoolean(flag.yes());
    } else if (value instanceof Value.Items items) {
      json.writeStartArray();
      for (String item : items.items()) {
        json.writeString(item);
      }
      json.writeEndArray();
    } else {
      json.writeString(value.written());
    }
  }

  static void texts(JsonGenerator json, SerializedString name, List<String> texts) {
    array(json, name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  static void object(JsonGenerator json, SerializedString name) {
    json.writeName(name);
    json.writeStartObject();
  }

  static void array(JsonGenerator json, SerializedString name) {
    json.writeName(name);
    json.writeStartArray();
  }

  static void text(JsonGenerator json, SerializedString name, @Nullable String text) {
    json.writeName(name);
    json.writeString(text);
  }

  static void flag(JsonGenerator json, SerializedString name, boolean flag) {
    json.writeName(name);
    json.writeBoolean(flag);
  }

  static void number(JsonGenerator json, SerializedString name, long number) {
    json.writeName(name);
    json.writeNumber(number);
  }

  static void number(JsonGenerator json, SerializedString name, double number) {
    json.writeName(name);
    number(json, number);
  }

  static void nothing(JsonGenerator json, SerializedString name) {
    json.writeName(name);
    json.writeNull();
  }

  /** Whole numbers without a decimal point, as the contract shows them. */
  static void number(JsonGenerator json, double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(Decimals.written(number));
    }
  }
}
