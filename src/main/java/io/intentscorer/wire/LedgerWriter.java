package io.intentscorer.wire;

import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Change;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes an entry of the ledger; {@link LedgerReader} reads it. */
final class LedgerWriter {
  private LedgerWriter() {}

  static void entry(JsonGenerator json, Entry entry) {
    json.writeStringProperty("account", entry.account());
    json.writeStringProperty("accountType", entry.type().word());
    json.writeStringProperty("entry", entry.cause().kind().entry());
    if (entry.cause().event() != null) {
      json.writeStringProperty("event", entry.cause().event());
    }
    time(json, "eventAt", entry.cause().time());
    if (entry.persona() != null) {
      json.writeStringProperty("persona", entry.persona());
    }
    time(json, "since", entry.since());
    json.writeObjectPropertyStart("fit");
    if (entry.fit() != null) {
      json.writeStringProperty("icp", entry.fit().icp());
      json.writeStringProperty("grade", entry.fit().grade().name());
      json.writeStringProperty("verdict", entry.fit().verdict());
    }
    change(json, entry.fitScore());
    lines(json, entry.fitLines());
    json.writeEndObject();
    json.writeObjectPropertyStart("intent");
    change(json, entry.intentScore());
    lines(json, entry.intentLines());
    json.writeEndObject();
    json.writeObjectPropertyStart("tier");
    OutputParts.nullable(json, "before", entry.tiers().before());
    OutputParts.nullable(json, "after", entry.tiers().after());
    json.writeEndObject();
    json.writeBooleanProperty("closing", entry.closing());
    json.writeObjectPropertyStart("rules");
    json.writeNumberProperty("version", entry.rulesVersion());
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, String name, @Nullable Long time) {
    if (time != null) {
      json.writeStringProperty(name, Times.written(time));
    }
  }

  private static void change(JsonGenerator json, Change change) {
    json.writeNumberProperty("before", change.before());
    json.writeNumberProperty("after", change.after());
  }

  private static void lines(JsonGenerator json, List<Line> lines) {
    json.writeArrayPropertyStart("lines");
    for (Line line : lines) {
      json.writeStartObject();
      if (line.item() instanceof Item.OfProfile part) {
        json.writeStringProperty("icp", part.icp());
        json.writeStringProperty("criterion", part.criterion());
        if (line.answer() != null) {
          json.writeStringProperty("answer", line.answer().word());
        }
      } else if (line.item() instanceof Item.OfSignal part) {
        json.writeStringProperty("signal", part.signal());
      } else if (line.item() instanceof Item.Adjustment part) {
        json.writeStringProperty("adjustment", part.reason().word());
      }
      OutputParts.number(json, "before", line.before());
      if (line.item() instanceof Item.OfSignal) {
        OutputParts.number(json, "decay", line.decay());
      }
      OutputParts.number(json, "change", line.change());
      OutputParts.number(json, "after", line.after());
      if (line.terms() != null) {
        terms(json, line.terms());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void terms(JsonGenerator json, Terms terms) {
    OutputParts.number(json, "earned", terms.earned());
    OutputParts.number(json, "halfLifeDays", terms.halfLifeDays());
    if (Double.isFinite(terms.limit())) {
      OutputParts.number(json, "limit", terms.limit());
    }
    if (terms.category() != null) {
      json.writeStringProperty("category", terms.category());
      OutputParts.number(json, "categoryLimit", terms.categoryLimit());
    }
  }
}
