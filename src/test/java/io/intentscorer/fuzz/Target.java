package io.intentscorer.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What is fuzzed, and the inputs that are kept of it. */
enum Target {
  EVENT(EventTarget.class),
  RULE(RuleTarget.class),
  TITLE(TitleTarget.class),
  STATE(StateTarget.class);

  private final Class<?> type;

  Target(Class<?> type) {
    this.type = type;
  }

  static Optional<Target> of(String word) {
    return Arrays.stream(values()).filter(target -> target.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Class<?> type() {
    return type;
  }

  /** Fails where the input breaks what is promised of all. */
  void check(byte[] input) {
    switch (this) {
      case EVENT -> EventTarget.fuzzerTestOneInput(input);
      case RULE -> RuleTarget.fuzzerTestOneInput(input);
      case TITLE -> TitleTarget.fuzzerTestOneInput(input);
      case STATE -> StateTarget.fuzzerTestOneInput(input);
    }
  }

  /** The kept inputs: of each way through the code one, and all that ever broke something. */
  List<byte[]> kept() {
    String name = "/fuzz/" + word() + ".txt";
    try (InputStream file = Objects.requireNonNull(Target.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Base64.getDecoder().decode(line))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
