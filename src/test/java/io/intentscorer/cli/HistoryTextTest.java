package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.lead.Cause;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Change;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Profile;
import io.intentscorer.domain.lead.Entry.Reason;
import io.intentscorer.domain.lead.Entry.Tiers;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.wire.Written;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryTextTest {
  private static final long AT = Written.time("2026-05-04T09:30:00Z");

  private static Entry entry(Cause cause, @Nullable String persona, boolean closing) {
    return entry(
        cause, persona, closing, new Change(0, 0), List.of(), new Change(0, 0), List.of(), null);
  }

  private static Entry entry(
      Cause cause,
      @Nullable String persona,
      boolean closing,
      Change fit,
      List<Line> fitLines,
      Change intent,
      List<Line> intentLines,
      @Nullable String tier) {
    return new Entry(
        "acme.in",
        Account.Type.COMPANY,
        cause,
        persona,
        null,
        new Profile("software", Grade.A, "fit"),
        fit,
        fitLines,
        intent,
        intentLines,
        new Tiers(null, tier),
        closing,
        1,
        AT);
  }

  private static Cause cause(Cause.Kind kind) {
    return new Cause(kind, null, null, null);
  }

  private static Line line(Item item, double before, double decay, double change) {
    return new Line(item, before, decay, change, before + decay + change, null, null);
  }

  private static List<String> did(Change intent, Line... lines) {
    return HistoryText.did(
        entry(
            cause(Cause.Kind.RULES),
            null,
            false,
            new Change(0, 0),
            List.of(),
            intent,
            List.of(lines),
            null));
  }

  @ParameterizedTest
  @CsvSource({
    "RULES, the rules changed",
    "DECAY, time passed",
    "ERASURE, somebody was erased",
    "IDENTITY, it became known who somebody is",
    "MERGE, two accounts became one"
  })
  void saysWhatHappened(Cause.Kind kind, String words) {
    assertThat(HistoryText.happened(entry(cause(kind), null, false))).isEqualTo(words);
    assertThat(HistoryText.happened(entry(cause(kind), null, true)))
        .isEqualTo(words + "; nothing is left of the account");
  }

  @Test
  void saysWhoDidWhat() {
    Cause visit = new Cause(Cause.Kind.EVENT, "m-1", "web_visit", AT);
    assertThat(HistoryText.happened(entry(visit, "head-of-marketing", false)))
        .isEqualTo("a head-of-marketing did web_visit");
    assertThat(HistoryText.happened(entry(visit, "economic-buyer", false)))
        .isEqualTo("an economic-buyer did web_visit");
    assertThat(HistoryText.happened(entry(visit, null, false))).isEqualTo("somebody did web_visit");
    Cause late = new Cause(Cause.Kind.EVENT, null, "web_visit", AT - 86_400_000L);
    assertThat(HistoryText.happened(entry(late, null, false)))
        .isEqualTo("somebody did web_visit on 2026-05-03T09:30:00.000Z");
  }

  @Test
  void givesTheTerminalNoOrders() {
    Cause event = new Cause(Cause.Kind.EVENT, null, "a\u001b[2Jb\nc", AT);
    assertThat(HistoryText.happened(entry(event, null, false))).isEqualTo("somebody did a [2Jb c");
  }

  @Test
  void saysWhatItDidToTheIntent() {
    Item pricing = new Item.OfSignal("pricing");
    Item held = new Item.Adjustment(false, Reason.HELD);
    Item rounding = new Item.Adjustment(false, Reason.ROUNDING);
    assertThat(did(new Change(50, 62), line(pricing, 50.1, -3.1, 15), line(rounding, -.1, 0, 0.1)))
        .containsExactly("+15.00 pricing", "time took 3.10", "+0.10 rounding", "intent 50 -> 62");
    assertThat(did(new Change(95, 100), line(pricing, 95, 0, 15), line(held, 0, 0, -10)))
        .containsExactly("+15.00 pricing", "-10.00 held to 0..100", "intent 95 -> 100");
    assertThat(did(new Change(0, 0), line(pricing, -20, 1.5, 0), line(held, 20, 0, -1.5)))
        .containsExactly("time gave back 1.50", "-1.50 held to 0..100", "intent 0 -> 0");
    assertThat(did(new Change(7, 7), line(pricing, 7, 0, 0))).containsExactly("no number changed");
  }

  @Test
  void saysWhatItDidToTheFitAndTheTier() {
    List<Line> lines =
        List.of(
            line(new Item.OfProfile("agencies", "industry"), 20, 0, -20),
            line(new Item.OfProfile("agencies", "size"), 10, 0, -10),
            line(new Item.OfProfile("software", "industry"), 0, 0, 70),
            line(new Item.Adjustment(true, Reason.VERDICT), -30, 0, 30));
    Entry entry =
        entry(
            cause(Cause.Kind.RULES),
            null,
            false,
            new Change(0, 70),
            lines,
            new Change(0, 0),
            List.of(),
            "B4");
    assertThat(HistoryText.did(entry))
        .containsExactly(
            "-30.00 all of agencies",
            "+70.00 industry",
            "+30.00 by the verdict",
            "fit 0 -> 70",
            "tier none -> B4");
  }
}
