package io.intentscorer.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * Sixty-four bits that tell two contents apart: FNV-1a over the texts and a multiplicative mix over
 * the numbers in turn, each text closed by its length, with a final mix (the finalizer of
 * SplitMix64). For "did anything change", where a chance of 2^-64 for a missed change is accepted;
 * not against an adversary.
 */
public final class Fingerprint {
  private static final long PRIME = 0x100000001b3L;

  /** 2^64 ÷ the golden ratio, odd: a whole number at once instead of byte by byte. */
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private long state = 0xcbf29ce484222325L;

  public Fingerprint add(@Nullable String text) {
    if (text == null) {
      return add(-1L);
    }
    for (int i = 0; i < text.length(); i++) {
      state = (state ^ text.charAt(i)) * PRIME;
    }
    return add((long) text.length());
  }

  public Fingerprint add(long number) {
    state = (state ^ number) * MIX;
    state ^= state >>> 32;
    return this;
  }

  public Fingerprint add(double number) {
    return add(Double.doubleToLongBits(number));
  }

  public Fingerprint add(boolean flag) {
    return add(flag ? 1L : 0L);
  }

  public Fingerprint add(@Nullable Enum<?> constant) {
    return add(constant == null ? null : constant.name());
  }

  public Fingerprint add(@Nullable Value value) {
    return add(value == null ? null : value.written());
  }

  /** The fingerprint so far; never 0, which stands for "none". */
  public long value() {
    long mixed = state;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    mixed ^= mixed >>> 31;
    return mixed == 0 ? 1 : mixed;
  }
}
