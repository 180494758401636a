package io.intentscorer.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.wire.NextCodec;
import io.intentscorer.wire.StateCodec;
import io.intentscorer.wire.SweepCodec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Any bytes are a state or are refused as none; a state is the same when it is written and read.
 */
public final class StateTarget {
  private record Form<T>(Function<byte[], T> read, Function<T, byte[]> write) {
    void check(byte[] bytes) {
      T state;
      try {
        state = read.apply(bytes.clone());
      } catch (IllegalStateException declared) {
        assertThat(declared).hasMessageMatching("(?s).+");
        return;
      }
      assertThat(read.apply(bytes.clone())).isEqualTo(state);
      byte[] written = write.apply(state);
      assertThat(read.apply(written)).isEqualTo(state);
      assertThat(write.apply(read.apply(written))).isEqualTo(written);
    }
  }

  /** The first byte of an input says which; their order stays, so that kept inputs keep meaning. */
  static final List<Form<?>> FORMS =
      List.of(
          new Form<>(StateCodec::account, StateCodec::account),
          new Form<>(StateCodec::contact, StateCodec::contact),
          new Form<>(StateCodec::identity, StateCodec::identity),
          new Form<>(StateCodec::fate, StateCodec::fate),
          new Form<>(StateCodec::accountKey, StateCodec::accountKey),
          new Form<>(StateCodec::acquaintance, StateCodec::acquaintance),
          new Form<>(NextCodec::next, NextCodec::next),
          new Form<>(SweepCodec::sweep, SweepCodec::sweep),
          new Form<>(SweepCodec::swept, SweepCodec::swept),
          new Form<>(SweepCodec::unswept, SweepCodec::unswept));

  private StateTarget() {}

  /** Called by Jazzer: what is loaded once shall not count as slow. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("acme".getBytes(UTF_8));
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 0) {
      FORMS.get((data[0] & 0xFF) % FORMS.size()).check(Arrays.copyOfRange(data, 1, data.length));
    }
  }
}
