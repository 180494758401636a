package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.intentscorer.domain.lead.Sweep;
import io.intentscorer.domain.lead.Tally;
import io.intentscorer.wire.RuleVerdict.State;
import io.intentscorer.wire.SweepCodec.Swept;
import io.intentscorer.wire.SweepCodec.Unswept;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SweepCodecTest {
  private static final Tally TALLY = new Tally(100_000, 12, 250_000, 34);
  private static final Tally TALLY_OF_FORM_2 = new Tally(5, 4, 3, 2);

  @Test
  void aSweepComesBackAsItWas() {
    for (Sweep sweep :
        List.of(
            Sweep.following(null, -7, 1_777_887_000_000L),
            new Sweep(Long.MIN_VALUE, "bücher.de", "𝔸.com", true, false, TALLY, 5),
            new Sweep(3, null, null, true, true, TALLY, 5))) {
      assertThat(SweepCodec.sweep(SweepCodec.sweep(sweep))).isEqualTo(sweep);
    }
  }

  @Test
  void aSweepOfForm2IsToBeDoneAgain() throws IOException {
    Sweep sweep = SweepCodec.sweep(StateCodecTest.stored("sweep.v2"));
    assertThat(sweep)
        .isEqualTo(new Sweep(0, null, null, true, true, TALLY_OF_FORM_2, 1_777_887_000_000L));
  }

  @Test
  void newsOfASweepComesBackAsItWas() {
    Swept swept = new Swept(3, Map.of("vp-marketing", 42L, "tiers", 0L), TALLY);
    assertThat(SweepCodec.swept(SweepCodec.swept(swept))).isEqualTo(swept);
  }

  @Test
  void aWaitingVerdictComesBackAsItWas() {
    RuleVerdict verdict =
        new RuleVerdict(
            "software", State.ACCEPTED, 42, List.of(Issue.warning("", "odd", null)), 1_000);
    Unswept unswept = new Unswept(verdict, Map.of(0, Tally.NONE, 11, TALLY));
    assertThat(SweepCodec.unswept(SweepCodec.unswept(unswept))).isEqualTo(unswept);
  }

  @Test
  void aLaterFormIsRefused() {
    byte[] sweep = SweepCodec.sweep(Sweep.following(null, 1, 1));
    sweep[0] = 99;
    assertThatIllegalStateException()
        .isThrownBy(() -> SweepCodec.sweep(sweep))
        .withMessageContaining("form 99");
  }
}
