package io.intentscorer.wire;

import io.intentscorer.domain.event.Keyed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Packer} wrote; bytes that it did not write are an {@link
 * IllegalStateException}.
 */
final class Unpacker {
  private final ByteBuffer bytes;
  private final int form;

  /**
   * @param newest the newest form that is known
   * @throws IllegalStateException for a newer one
   */
  Unpacker(byte[] bytes, int newest) {
    this.bytes = ByteBuffer.wrap(bytes);
    this.form = octet();
    if (form < 1 || form > newest) {
      throw new IllegalStateException(
          "state in form "
              + form
              + ", this program reads form "
              + newest
              + " and older; run the program that wrote it, or a newer one");
    }
  }

  /** Whether what is read was written in a form, or a newer one. */
  boolean isOfForm(int since) {
    return form >= since;
  }

  int octet() {
    return need(1).get() & 0xFF;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = need(1).get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalStateException("not a packed number at byte " + bytes.position());
  }

  int size() {
    long size = number();
    if (size < 0 || size > bytes.remaining()) {
      throw new IllegalStateException("not a packed size at byte " + bytes.position());
    }
    return (int) size;
  }

  long fixed() {
    return need(Long.BYTES).getLong();
  }

  double decimal() {
    return need(Double.BYTES).getDouble();
  }

  String text() {
    byte[] encoded = new byte[size()];
    bytes.get(encoded);
    return new String(encoded, StandardCharsets.UTF_8);
  }

  <T> @Nullable T optional(Supplier<T> read) {
    return octet() == 0 ? null : read.get();
  }

  @Nullable String optionalText() {
    return optional(this::text);
  }

  <T> List<T> list(Supplier<T> read) {
    int size = size();
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(read.get());
    }
    return items;
  }

  <V> Keyed<V> map(Supplier<V> read) {
    int size = size();
    Keyed.Filling<V> entries = new Keyed.Filling<>(size);
    for (int i = 0; i < size; i++) {
      entries.put(text(), read.get());
    }
    return entries.done();
  }

  private ByteBuffer need(int length) {
    if (bytes.remaining() < length) {
      throw new IllegalStateException("the bytes end early, at byte " + bytes.position());
    }
    return bytes;
  }
}
