package io.intentscorer.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/** A record that is being written. */
final class Sheet {
  private final JsonGenerator json;

  Sheet(JsonGenerator json) {
    this.json = json;
  }

  void object() {
    json.writeStartObject();
  }

  void object(SerializedString name) {
    json.writeName(name);
    json.writeStartObject();
  }

  void endObject() {
    json.writeEndObject();
  }

  void array() {
    json.writeStartArray();
  }

  void array(SerializedString name) {
    json.writeName(name);
    json.writeStartArray();
  }

  void endArray() {
    json.writeEndArray();
  }

  void name(SerializedString name) {
    json.writeName(name);
  }

  void name(String name) {
    json.writeName(name);
  }

  void text(SerializedString name, @Nullable String text) {
    json.writeName(name);
    json.writeString(text);
  }

  void text(String text) {
    json.writeString(text);
  }

  void texts(SerializedString name, List<String> texts) {
    json.writeName(name);
    texts(texts);
  }

  void texts(List<String> texts) {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  void flag(SerializedString name, boolean flag) {
    json.writeName(name);
    json.writeBoolean(flag);
  }

  void flag(boolean flag) {
    json.writeBoolean(flag);
  }

  void number(SerializedString name, long number) {
    json.writeName(name);
    json.writeNumber(number);
  }

  void number(SerializedString name, double number) {
    json.writeName(name);
    number(number);
  }

  /** Whole numbers without a decimal point, as the contract shows them. */
  void number(double number) {
    if (isWhole(number)) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(Decimals.written(number));
    }
  }

  /** What {@link #number(double)} writes. */
  static String written(double number) {
    return isWhole(number) ? Long.toString((long) number) : Decimals.written(number);
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15;
  }

  /** A value, or the begin of one that {@link #more} completes, just as it stands. */
  void piece(SerializedString piece) {
    json.writeRawValue(piece);
  }

  void more(SerializedString piece) {
    json.writeRaw(piece);
  }

  void more(String piece) {
    json.writeRaw(piece);
  }

  void nothing(SerializedString name) {
    json.writeName(name);
    json.writeNull();
  }

  void nothing() {
    json.writeNull();
  }
}
