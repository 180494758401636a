package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.score.Fit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.util.RawValue;

/** What is put together from pieces reads as if it had been written field by field. */
final class SummariesTest {
  private final Summaries summaries = new Summaries();

  @Test
  void everyGradeVerdictAndStatus() {
    for (Grade grade : Grade.values()) {
      for (Fit.Verdict verdict : Fit.Verdict.values()) {
        for (Status status : Status.values()) {
          asFieldByField(new Fit.Summary("saas", status, 70, grade, verdict, 0.75));
        }
      }
    }
  }

  @Test
  void everyScoreAndCoverage() {
    for (int score = 0; score <= 100; score++) {
      asFieldByField(fit("saas", score, score / 100.0));
    }
    for (int share = 0; share <= 10_000; share += 7) {
      asFieldByField(fit("saas", 50, share / 10_000.0));
    }
  }

  @Test
  void anyId() {
    for (String id : List.of("", "a \"b\" \\ c", "\t\n\u0001\u007f", "größe", "日本", "🚀", "a/b")) {
      asFieldByField(fit(id, 1, 1));
      asFieldByField(fit(id, 2, 0));
    }
  }

  private static Fit.Summary fit(String icp, int score, double coverage) {
    return new Fit.Summary(icp, Status.ACTIVE, score, Grade.B, Fit.Verdict.FIT, coverage);
  }

  private void asFieldByField(Fit.Summary fit) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator json =
        Json.MAPPER.tokenStreamFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
      Sheet sheet = new Sheet(json);
      sheet.array();
      summaries.write(sheet, fit);
      summaries.write(sheet, fit);
      sheet.endArray();
    }
    assertThat(new String(bytes.toByteArray(), StandardCharsets.UTF_8))
        .isEqualTo(fields(fit).toString());
  }

  private static ArrayNode fields(Fit.Summary fit) {
    ArrayNode both = Json.MAPPER.createArrayNode();
    for (int i = 0; i < 2; i++) {
      both.addObject()
          .put("icp", fit.icp())
          .put("score", fit.score())
          .put("grade", fit.grade().name())
          .put("verdict", fit.verdict().word())
          .putRawValue("coverage", new RawValue(coverage(fit)))
          .put("status", fit.status().name().toLowerCase(Locale.ROOT));
    }
    return both;
  }

  private static String coverage(Fit.Summary fit) {
    return fit.coverage() == Math.rint(fit.coverage())
        ? Integer.toString((int) fit.coverage())
        : Double.toString(fit.coverage());
  }
}
