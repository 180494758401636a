package io.intentscorer.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.Decoded.Understood;
import io.intentscorer.wire.Decoded.Unreadable;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.NextCodec;
import io.intentscorer.wire.ReaderSettings;
import java.util.List;

/** Any bytes are an event or have a reason, and an event goes the whole way. */
public final class EventTarget {
  private static final long NOW = 1_777_887_000_000L;
  private static final EventReader READER = new EventReader(ReaderSettings.standard());
  private static final RuleBook BOOK = KnownRules.book();

  private EventTarget() {}

  /** Called by Jazzer: what is loaded once shall not count as slow. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("{\"type\":\"signup\",\"userId\":\"u-1\"}".getBytes(UTF_8));
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    Decoded decoded = READER.read(data.clone(), Arrival.live(NOW));
    assertThat(READER.read(data.clone(), Arrival.live(NOW))).isEqualTo(decoded);
    if (decoded instanceof Unreadable unreadable) {
      assertThat(unreadable.message()).isNotBlank().hasSizeLessThan(2_000);
    } else if (decoded instanceof Understood understood) {
      follow(understood.event());
    }
  }

  private static void follow(CompanyEvent event) {
    for (Next next : AccountResolver.standard().enter(event)) {
      assertThat(NextCodec.next(NextCodec.next(next))).isEqualTo(next);
    }
    List<String> told = Told.of(List.of(event), BOOK, NOW);
    assertThat(Told.of(List.of(event), BOOK, NOW)).isEqualTo(told);
  }
}
