package io.intentscorer.wire;

import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the parts that several records share: fit, reasons, intent, and single values. */
final class OutputParts {
  private OutputParts() {}

  static void fit(JsonGenerator json, @Nullable Fit fit, boolean whole) {
    if (fit == null) {
      json.writeNullProperty("fit");
      return;
    }
    json.writeObjectPropertyStart("fit");
    summary(json, fit.summary());
    if (whole) {
      number(json, "coverage", fit.coverage());
      reasons(json, fit.reasons());
    }
    json.writeEndObject();
  }

  static void summary(JsonGenerator json, Fit.Summary fit) {
    json.writeStringProperty("icp", fit.icp());
    json.writeNumberProperty("score", fit.score());
    json.writeStringProperty("grade", fit.grade().name());
    json.writeStringProperty("verdict", fit.verdict().word());
  }

  static void reasons(JsonGenerator json, List<Reason> reasons) {
    json.writeArrayPropertyStart("reasons");
    for (Reason reason : reasons) {
      json.writeStartObject();
      json.writeStringProperty("criterion", reason.criterion());
      json.writeStringProperty("answer", reason.answer().word());
      number(json, "points", reason.points());
      number(json, "of", reason.of());
      if (reason.attribute() != null) {
        json.writeStringProperty("attribute", reason.attribute());
        json.writeName("value");
        value(json, reason.value());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void intent(JsonGenerator json, Intent intent) {
    json.writeStartObject();
    json.writeNumberProperty("score", intent.score());
    json.writeNumberProperty("level", intent.level());
    if (intent.surge() == null) {
      json.writeNullProperty("surge");
    } else {
      number(json, "surge", intent.surge());
    }
    json.writeBooleanProperty("surging", intent.surging());
    json.writeNumberProperty("people", intent.people());
    signals(json, intent);
    json.writeEndObject();
  }

  static void signals(JsonGenerator json, Intent intent) {
    json.writeArrayPropertyStart("signals");
    for (Intent.SignalScore signal : intent.signals()) {
      json.writeStartObject();
      json.writeStringProperty("signal", signal.signal());
      number(json, "points", signal.points());
      json.writeNumberProperty("events", signal.events());
      json.writeStringProperty("lastAt", Times.written(signal.lastAt()));
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
      items.items().forEach(json::writeString);
      json.writeEndArray();
    } else {
      json.writeString(value.written());
    }
  }

  static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  static void number(JsonGenerator json, String name, double number) {
    json.writeName(name);
    number(json, number);
  }

  /** Whole numbers without a decimal point, as the contract shows them. */
  static void number(JsonGenerator json, double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }

  static void nullable(JsonGenerator json, String name, @Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }
}
