package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.ConditionIndex.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of one attribute by equality, by membership or by a band of numbers. */
final class AttributeIndex {
  private final @Nullable FoldedTexts texts;
  private final Map<Double, Postings> numbers;
  private final @Nullable BandTree bands;
  private final Postings ifUnknown;
  private final Postings ifNoNumber;

  private AttributeIndex(Draft draft, MarkTable.Shape shape) {
    texts = draft.texts.isEmpty() ? null : new FoldedTexts(draft.texts, shape);
    numbers = new HashMap<>();
    draft.numbers.forEach((number, places) -> numbers.put(number, Postings.of(places, shape)));
    bands = draft.bands.isEmpty() ? null : new BandTree(draft.bands, shape);
    ifUnknown = Postings.of(draft.ifUnknown, shape);
    ifNoNumber = Postings.of(draft.ifNoNumber, shape);
  }

  /** Whether all that is asked is known of a value. */
  boolean isAnsweredBy(@Nullable Value value) {
    return value instanceof Value.Quantity
        || (ifNoNumber.isEmpty() && (value != null || ifUnknown.isEmpty()));
  }

  /** Marks what is not known where a value does not answer all. */
  void markUnknown(@Nullable Value value, MarkTable unknown) {
    ifNoNumber.mark(unknown);
    if (value == null) {
      ifUnknown.mark(unknown);
    }
  }

  /** Marks what holds for a value. */
  void mark(Value value, MarkTable matched) {
    if (value instanceof Value.Quantity quantity) {
      number(quantity.midpoint(), matched);
    }
    if (texts == null) {
      return;
    }
    if (value instanceof Value.Items items) {
      // A criterion that holds for two items is marked twice: a bit that is set stays set.
      for (String item : items.items()) {
        texts.find(item).mark(matched);
      }
    } else {
      texts.find(value.written()).mark(matched);
    }
  }

  private void number(double number, MarkTable matched) {
    if (bands != null) {
      bands.mark(number, matched);
    }
    if (!numbers.isEmpty()) {
      numbers.getOrDefault(number, Postings.NONE).mark(matched);
    }
  }

  /** An index that is being written. */
  static final class Draft {
    private final Map<String, List<Place>> texts = new HashMap<>();
    private final Map<Double, List<Place>> numbers = new HashMap<>();
    private final List<BandTree.Posted> bands = new ArrayList<>();
    private final List<Place> ifUnknown = new ArrayList<>();
    private final List<Place> ifNoNumber = new ArrayList<>();

    void oneOf(Operator.OneOf operator, Place place) {
      anyOf(operator.texts(), place);
      for (Double number : operator.numbers()) {
        numbers.computeIfAbsent(number, any -> new ArrayList<>()).add(place);
      }
    }

    void anyOf(Iterable<String> written, Place place) {
      for (String text : written) {
        texts.computeIfAbsent(text, any -> new ArrayList<>()).add(place);
      }
      if (place.ifUnknown()) {
        ifUnknown.add(place);
      }
    }

    void band(Operator.Band band, Place place) {
      zone(band.low(), band.high(), place);
      if (place.ifUnknown()) {
        ifNoNumber.add(place);
      }
    }

    void zone(double low, double high, Place place) {
      bands.add(new BandTree.Posted(low, high, place));
    }

    AttributeIndex index(MarkTable.Shape shape) {
      return new AttributeIndex(this, shape);
    }
  }
}
