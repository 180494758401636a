package io.intentscorer.wire;

import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Change;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** Writes an entry of the ledger; {@link LedgerReader} reads it. */
final class LedgerWriter {
  private LedgerWriter() {}

  static void entry(Sheet sheet, Entry entry) {
    sheet.text(Names.ACCOUNT, entry.account());
    sheet.text(Names.ACCOUNT_TYPE, entry.type().word());
    sheet.text(Names.ENTRY, entry.cause().kind().entry());
    if (entry.cause().event() != null) {
      sheet.text(Names.EVENT, entry.cause().event());
    }
    time(sheet, Names.EVENT_AT, entry.cause().time());
    if (entry.persona() != null) {
      sheet.text(Names.PERSONA, entry.persona());
    }
    time(sheet, Names.SINCE, entry.since());
    sheet.object(Names.FIT);
    if (entry.fit() != null) {
      sheet.text(Names.ICP, entry.fit().icp());
      sheet.text(Names.GRADE, entry.fit().grade().name());
      sheet.text(Names.VERDICT, entry.fit().verdict());
    }
    change(sheet, entry.fitScore());
    lines(sheet, entry.fitLines());
    sheet.endObject();
    sheet.object(Names.INTENT);
    change(sheet, entry.intentScore());
    lines(sheet, entry.intentLines());
    sheet.endObject();
    sheet.object(Names.TIER);
    sheet.text(Names.BEFORE, entry.tiers().before());
    sheet.text(Names.AFTER, entry.tiers().after());
    sheet.endObject();
    sheet.flag(Names.CLOSING, entry.closing());
    sheet.object(Names.RULES);
    sheet.number(Names.VERSION, entry.rulesVersion());
    sheet.endObject();
  }

  private static void time(Sheet sheet, SerializedString name, @Nullable Long time) {
    if (time != null) {
      sheet.text(name, Times.written(time));
    }
  }

  private static void change(Sheet sheet, Change change) {
    sheet.number(Names.BEFORE, change.before());
    sheet.number(Names.AFTER, change.after());
  }

  private static void lines(Sheet sheet, List<Line> lines) {
    sheet.array(Names.LINES);
    for (Line line : lines) {
      sheet.object();
      if (line.item() instanceof Item.OfProfile part) {
        sheet.text(Names.ICP, part.icp());
        sheet.text(Names.CRITERION, part.criterion());
        if (line.answer() != null) {
          sheet.text(Names.ANSWER, line.answer().word());
        }
      } else if (line.item() instanceof Item.OfSignal part) {
        sheet.text(Names.SIGNAL, part.signal());
      } else if (line.item() instanceof Item.Adjustment part) {
        sheet.text(Names.ADJUSTMENT, part.reason().word());
      }
      sheet.number(Names.BEFORE, line.before());
      if (line.item() instanceof Item.OfSignal) {
        sheet.number(Names.DECAY, line.decay());
      }
      sheet.number(Names.CHANGE, line.change());
      sheet.number(Names.AFTER, line.after());
      if (line.terms() != null) {
        terms(sheet, line.terms());
      }
      sheet.endObject();
    }
    sheet.endArray();
  }

  private static void terms(Sheet sheet, Terms terms) {
    sheet.number(Names.EARNED, terms.earned());
    sheet.number(Names.HALF_LIFE_DAYS, terms.halfLifeDays());
    if (Double.isFinite(terms.limit())) {
      sheet.number(Names.LIMIT, terms.limit());
    }
    if (terms.category() != null) {
      sheet.text(Names.CATEGORY, terms.category());
      sheet.number(Names.CATEGORY_LIMIT, terms.categoryLimit());
    }
  }
}
