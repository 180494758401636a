package io.intentscorer.wire;

import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Change;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** Writes an entry of the ledger; {@link LedgerReader} reads it. */
final class LedgerWriter {
  private LedgerWriter() {}

  static void entry(JsonGenerator json, Entry entry) {
    OutputParts.text(json, Names.ACCOUNT, entry.account());
    OutputParts.text(json, Names.ACCOUNT_TYPE, entry.type().word());
    OutputParts.text(json, Names.ENTRY, entry.cause().kind().entry());
    if (entry.cause().event() != null) {
      OutputParts.text(json, Names.EVENT, entry.cause().event());
    }
    time(json, Names.EVENT_AT, entry.cause().time());
    if (entry.persona() != null) {
      OutputParts.text(json, Names.PERSONA, entry.persona());
    }
    time(json, Names.SINCE, entry.since());
    OutputParts.object(json, Names.FIT);
    if (entry.fit() != null) {
      OutputParts.text(json, Names.ICP, entry.fit().icp());
      OutputParts.text(json, Names.GRADE, entry.fit().grade().name());
      OutputParts.text(json, Names.VERDICT, entry.fit().verdict());
    }
    change(json, entry.fitScore());
    lines(json, entry.fitLines());
    json.writeEndObject();
    OutputParts.object(json, Names.INTENT);
    change(json, entry.intentScore());
    lines(json, entry.intentLines());
    json.writeEndObject();
    OutputParts.object(json, Names.TIER);
    OutputParts.text(json, Names.BEFORE, entry.tiers().before());
    OutputParts.text(json, Names.AFTER, entry.tiers().after());
    json.writeEndObject();
    OutputParts.flag(json, Names.CLOSING, entry.closing());
    OutputParts.object(json, Names.RULES);
    OutputParts.number(json, Names.VERSION, entry.rulesVersion());
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, SerializedString name, @Nullable Long time) {
    if (time != null) {
      OutputParts.text(json, name, Times.written(time));
    }
  }

  private static void change(JsonGenerator json, Change change) {
    OutputParts.number(json, Names.BEFORE, change.before());
    OutputParts.number(json, Names.AFTER, change.after());
  }

  private static void lines(JsonGenerator json, List<Line> lines) {
    OutputParts.array(json, Names.LINES);
    for (Line line : lines) {
      json.writeStartObject();
      if (line.item() instanceof Item.OfProfile part) {
        OutputParts.text(json, Names.ICP, part.icp());
        OutputParts.text(json, Names.CRITERION, part.criterion());
        if (line.answer() != null) {
          OutputParts.text(json, Names.ANSWER, line.answer().word());
        }
      } else if (line.item() instanceof Item.OfSignal part) {
        OutputParts.text(json, Names.SIGNAL, part.signal());
      } else if (line.item() instanceof Item.Adjustment part) {
        OutputParts.text(json, Names.ADJUSTMENT, part.reason().word());
      }
      OutputParts.number(json, Names.BEFORE, line.before());
      if (line.item() instanceof Item.OfSignal) {
        OutputParts.number(json, Names.DECAY, line.decay());
      }
      OutputParts.number(json, Names.CHANGE, line.change());
      OutputParts.number(json, Names.AFTER, line.after());
      if (line.terms() != null) {
        terms(json, line.terms());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void terms(JsonGenerator json, Terms terms) {
    OutputParts.number(json, Names.EARNED, terms.earned());
    OutputParts.number(json, Names.HALF_LIFE_DAYS, terms.halfLifeDays());
    if (Double.isFinite(terms.limit())) {
      OutputParts.number(json, Names.LIMIT, terms.limit());
    }
    if (terms.category() != null) {
      OutputParts.text(json, Names.CATEGORY, terms.category());
      OutputParts.number(json, Names.CATEGORY_LIMIT, terms.categoryLimit());
    }
  }
}
