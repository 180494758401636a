package io.intentscorer.domain.rule;

/** Three answers, not two: what is not known is never counted as missed. */
public enum Answer {
  MATCHED,
  MISSED,
  UNKNOWN;

  Answer negated() {
    return switch (this) {
      case MATCHED -> MISSED;
      case MISSED -> MATCHED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  static Answer of(boolean holds) {
    return holds ? MATCHED : MISSED;
  }
}
