package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.lead.Cause;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Change;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Profile;
import io.intentscorer.domain.lead.Entry.Terms;
import io.intentscorer.domain.lead.Entry.Tiers;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.score.Reason.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads entries of the ledger, as {@link LedgerWriter} writes them. */
public final class LedgerReader {
  private LedgerReader() {}

  /** Reads a record of {@code score-ledger}; empty for one that this application never wrote. */
  public static Optional<Entry> read(byte[] bytes) {
    try {
      return read(Json.MAPPER.readTree(bytes));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** Reads the value of a record that is JSON already. */
  public static Optional<Entry> read(JsonNode record) {
    if (record.path("schemaVersion").asInt(0) != OutputWriter.SCHEMA_VERSION) {
      return Optional.empty();
    }
    try {
      return Optional.of(entry(record));
    } catch (Foreign | JacksonException foreign) {
      return Optional.empty();
    }
  }

  private static Entry entry(JsonNode record) {
    JsonNode fit = record.path("fit");
    JsonNode intent = record.path("intent");
    JsonNode tier = record.path("tier");
    return new Entry(
        text(record, "account"),
        one(Account.Type.values(), Account.Type::word, text(record, "accountType")),
        cause(record),
        textOrNull(record, "persona"),
        timeOrNull(record, "since"),
        profile(fit),
        change(fit),
        lines(fit, true),
        change(intent),
        lines(intent, false),
        new Tiers(textOrNull(tier, "before"), textOrNull(tier, "after")),
        flag(record, "closing"),
        whole(record.path("rules"), "version"),
        time(text(record, "scoredAt")));
  }

  private static Cause cause(JsonNode record) {
    return new Cause(
        one(Cause.Kind.values(), Cause.Kind::entry, text(record, "entry")),
        textOrNull(record.path("cause"), "messageId"),
        textOrNull(record, "event"),
        timeOrNull(record, "eventAt"));
  }

  private static @Nullable Profile profile(JsonNode fit) {
    String icp = textOrNull(fit, "icp");
    return icp == null
        ? null
        : new Profile(
            icp, one(Grade.values(), Grade::name, text(fit, "grade")), text(fit, "verdict"));
  }

  private static Change change(JsonNode score) {
    return new Change(score(score, "before"), score(score, "after"));
  }

  private static int score(JsonNode score, String name) {
    long written = whole(score, name);
    if (written < 0 || written > 100) {
      throw new Foreign();
    }
    return (int) written;
  }

  private static List<Line> lines(JsonNode score, boolean ofFit) {
    JsonNode written = score.path("lines");
    if (!written.isArray()) {
      throw new Foreign();
    }
    List<Line> lines = new ArrayList<>();
    for (JsonNode line : written) {
      Item item = item(line, ofFit);
      boolean decays = item instanceof Item.OfSignal;
      lines.add(
          new Line(
              item,
              number(line, "before"),
              decays ? number(line, "decay") : 0,
              number(line, "change"),
              number(line, "after"),
              line.has("earned") ? terms(line) : null,
              line.has("answer")
                  ? one(Outcome.values(), Outcome::word, text(line, "answer"))
                  : null));
    }
    return lines;
  }

  private static Item item(JsonNode line, boolean ofFit) {
    String adjustment = textOrNull(line, "adjustment");
    if (adjustment != null) {
      return new Item.Adjustment(ofFit, one(Entry.Reason.values(), Entry.Reason::word, adjustment));
    }
    return ofFit
        ? new Item.OfProfile(text(line, "icp"), text(line, "criterion"))
        : new Item.OfSignal(text(line, "signal"));
  }

  private static Terms terms(JsonNode line) {
    String category = textOrNull(line, "category");
    double halfLife = number(line, "halfLifeDays");
    if (halfLife <= 0) {
      throw new Foreign();
    }
    return new Terms(
        number(line, "earned"),
        halfLife,
        line.has("limit") ? number(line, "limit") : Double.POSITIVE_INFINITY,
        category,
        category == null ? Double.POSITIVE_INFINITY : number(line, "categoryLimit"));
  }

  private static String text(JsonNode node, String name) {
    String text = textOrNull(node, name);
    if (text == null || text.isEmpty()) {
      throw new Foreign();
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonNode node, String name) {
    JsonNode text = node.path(name);
    if (text.isMissingNode() || text.isNull()) {
      return null;
    }
    if (!text.isString()) {
      throw new Foreign();
    }
    return text.stringValue();
  }

  private static @Nullable Long timeOrNull(JsonNode node, String name) {
    String text = textOrNull(node, name);
    return text == null ? null : time(text);
  }

  private static long time(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException noTime) {
      throw new Foreign();
    }
  }

  private static boolean flag(JsonNode node, String name) {
    JsonNode flag = node.path(name);
    if (!flag.isBoolean()) {
      throw new Foreign();
    }
    return flag.booleanValue();
  }

  private static long whole(JsonNode node, String name) {
    JsonNode number = node.path(name);
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw new Foreign();
    }
    return number.longValue();
  }

  private static double number(JsonNode node, String name) {
    JsonNode number = node.path(name);
    double value = number.isNumber() ? number.asDouble(Double.NaN) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new Foreign();
    }
    return value;
  }

  private static <T> T one(T[] all, Function<T, String> word, String written) {
    return Arrays.stream(all)
        .filter(one -> word.apply(one).equals(written))
        .findFirst()
        .orElseThrow(Foreign::new);
  }

  /** A record is not of this application; it ends the reading and never leaves this class. */
  private static final class Foreign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Foreign() {
      super("no entry of the ledger", null, false, false);
    }
  }
}
