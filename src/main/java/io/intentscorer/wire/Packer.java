package io.intentscorer.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packs values into few bytes: whole numbers in seven-bit groups, the small ones shortest (LEB128,
 * signs folded in as Protocol Buffers does), texts in UTF-8 behind their length.
 */
final class Packer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

  Packer octet(int value) {
    bytes.write(value);
    return this;
  }

  Packer number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  Packer fixed(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes.write((int) (value >>> shift));
    }
    return this;
  }

  Packer decimal(double value) {
    return fixed(Double.doubleToLongBits(value));
  }

  Packer text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    bytes.writeBytes(encoded);
    return this;
  }

  /** A value or its absence. */
  <T> Packer optional(@Nullable T value, Consumer<T> write) {
    octet(value == null ? 0 : 1);
    if (value != null) {
      write.accept(value);
    }
    return this;
  }

  Packer optionalText(@Nullable String text) {
    return optional(text, this::text);
  }

  <T> Packer each(Collection<T> items, Consumer<T> write) {
    number(items.size());
    items.forEach(write);
    return this;
  }

  <K extends Comparable<K>, V> Packer each(Map<K, V> entries, BiConsumer<K, V> write) {
    number(entries.size());
    // In the order of keys, so that equal states have equal bytes.
    SortedMap<K, V> inOrder =
        entries instanceof SortedMap<K, V> sorted ? sorted : new TreeMap<>(entries);
    inOrder.forEach(write);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
