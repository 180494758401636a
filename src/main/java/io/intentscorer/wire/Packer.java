package io.intentscorer.wire;

import io.intentscorer.domain.event.Keyed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packs values into few bytes: whole numbers in seven-bit groups, the small ones shortest (LEB128,
 * signs folded in as Protocol Buffers does), texts in UTF-8 behind their length.
 */
final class Packer {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[512];
  private int size;

  Packer octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  Packer number(long value) {
    room(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  Packer fixed(long value) {
    room(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
    return this;
  }

  Packer decimal(double value) {
    return fixed(Double.doubleToLongBits(value));
  }

  Packer text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
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

  /** Texts in their order, so that equal states have equal bytes. */
  Packer texts(Set<String> texts) {
    number(texts.size());
    if (!texts.isEmpty()) {
      new TreeSet<>(texts).forEach(this::text);
    }
    return this;
  }

  <K extends Comparable<K>, V> Packer each(Map<K, V> entries, BiConsumer<K, V> write) {
    number(entries.size());
    // In the order of keys, so that equal states have equal bytes.
    (entries instanceof Keyed ? entries : new TreeMap<>(entries)).forEach(write);
    return this;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
