package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of one attribute by equality, by membership or by a band of numbers. */
final class AttributeIndex {
  private final @Nullable FoldedTexts texts;
  private final Map<Double, int[]> numbers;
  private final @Nullable BandTree bands;
  private final Column ifUnknown;
  private final Column ifNoNumber;

  private AttributeIndex(Draft draft) {
    texts = draft.texts.isEmpty() ? null : new FoldedTexts(draft.texts);
    numbers = new HashMap<>();
    draft.numbers.forEach((number, found) -> numbers.put(number, found.inOrder()));
    bands = draft.bands.isEmpty() ? null : new BandTree(draft.bands);
    ifUnknown = new Column(draft.ifUnknown);
    ifNoNumber = new Column(draft.ifNoNumber);
  }

  /** Whether all that is asked is known of a value. */
  boolean isAnsweredBy(@Nullable Value value) {
    return value instanceof Value.Quantity
        || (ifNoNumber.isEmpty() && (value != null || ifUnknown.isEmpty()));
  }

  /** Marks what is not known where a value does not answer all. */
  void markUnknown(@Nullable Value value, int[] rows) {
    ifNoNumber.mark(rows);
    if (value == null) {
      ifUnknown.mark(rows);
    }
  }

  /** Marks what holds for a value. */
  void mark(Value value, int[] rows) {
    if (value instanceof Value.Quantity quantity) {
      number(quantity.midpoint(), rows);
    }
    if (texts == null) {
      return;
    }
    if (value instanceof Value.Items items) {
      // A criterion that holds for two items is marked twice: a bit that is set stays set.
      for (String item : items.items()) {
        Postings.mark(texts.find(item), rows);
      }
    } else {
      Postings.mark(texts.find(value.written()), rows);
    }
  }

  private void number(double number, int[] rows) {
    if (bands != null) {
      bands.mark(number, rows);
    }
    if (!numbers.isEmpty()) {
      Postings.mark(numbers.getOrDefault(number, Postings.NONE), rows);
    }
  }

  /** An index that is being written. */
  static final class Draft {
    private final Map<String, Postings> texts = new HashMap<>();
    private final Map<Double, Postings> numbers = new HashMap<>();
    private final List<BandTree.Posted> bands = new ArrayList<>();
    private final Postings ifUnknown = new Postings();
    private final Postings ifNoNumber = new Postings();

    void oneOf(Operator.OneOf operator, ConditionIndex.Place place) {
      anyOf(operator.texts(), place);
      for (Double number : operator.numbers()) {
        place.post(numbers.computeIfAbsent(number, any -> new Postings()));
      }
    }

    void anyOf(Iterable<String> written, ConditionIndex.Place place) {
      for (String text : written) {
        place.post(texts.computeIfAbsent(text, any -> new Postings()));
      }
      place.postUnknown(ifUnknown);
    }

    void band(Operator.Band band, ConditionIndex.Place place) {
      zone(band.low(), band.high(), place.row(), place.bit());
      place.postUnknown(ifNoNumber);
    }

    void zone(double low, double high, int row, int bit) {
      bands.add(new BandTree.Posted(low, high, row, bit));
    }

    AttributeIndex index() {
      return new AttributeIndex(this);
    }
  }
}
