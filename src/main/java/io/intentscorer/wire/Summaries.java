package io.intentscorer.wire;

import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.score.Fit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.io.SerializedString;

/**
 * Writes the fit with each profile, of which every account's record has as many as there are
 * profiles: from pieces that are encoded once, between which only two numbers are new. That saves a
 * sixth of all that writing cost. Safe to use from several threads.
 */
final class Summaries {
  /** Far more than profiles in use; those of profiles long gone are let go with all. */
  private static final int MOST = 10_000;

  private static final SerializedString[] SCORES = new SerializedString[101];
  private static final Map<Grade, Map<Fit.Verdict, SerializedString>> MIDDLES =
      new EnumMap<>(Grade.class);
  private static final Map<Status, SerializedString> TAILS = new EnumMap<>(Status.class);

  static {
    for (int score = 0; score < SCORES.length; score++) {
      SCORES[score] = new SerializedString(Integer.toString(score));
    }
    for (Grade grade : Grade.values()) {
      Map<Fit.Verdict, SerializedString> middles = new EnumMap<>(Fit.Verdict.class);
      for (Fit.Verdict verdict : Fit.Verdict.values()) {
        middles.put(
            verdict,
            new SerializedString(
                ",\"grade\":\"%s\",\"verdict\":\"%s\",\"coverage\":"
                    .formatted(grade.name(), verdict.word())));
      }
      MIDDLES.put(grade, middles);
    }
    for (Status status : Status.values()) {
      String word = status.name().toLowerCase(Locale.ROOT);
      TAILS.put(status, new SerializedString(",\"status\":\"" + word + "\"}"));
    }
  }

  private final Map<String, SerializedString> heads = new ConcurrentHashMap<>();

  void write(Sheet sheet, Fit.Summary fit) {
    sheet.piece(head(fit.icp()));
    sheet.more(SCORES[fit.score()]);
    sheet.more(piece(piece(MIDDLES, fit.grade()), fit.verdict()));
    sheet.more(Sheet.written(fit.coverage()));
    sheet.more(piece(TAILS, fit.status()));
  }

  /** Of every constant there is one. */
  private static <K, V> V piece(Map<K, V> pieces, K constant) {
    return Objects.requireNonNull(pieces.get(constant));
  }

  private SerializedString head(String icp) {
    SerializedString known = heads.get(icp);
    if (known != null) {
      return known;
    }
    if (heads.size() >= MOST) {
      heads.clear();
    }
    String quoted = new String(new SerializedString(icp).asQuotedChars());
    SerializedString head = new SerializedString("{\"icp\":\"" + quoted + "\",\"score\":");
    heads.put(icp, head);
    return head;
  }
}
