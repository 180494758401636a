package io.intentscorer.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyedTest {
  @Test
  void itIsWhatATreeMapIs() {
    Random random = new Random(20_260_504);
    for (int round = 0; round < 500; round++) {
      Map<String, Integer> expected = new TreeMap<>();
      Keyed<Integer> keyed = Keyed.none();
      Keyed.Filling<Integer> filling = new Keyed.Filling<>(random.nextInt(4));
      for (int step = 0; step < 20; step++) {
        String key = "key-" + random.nextInt(12);
        if (random.nextInt(4) == 0) {
          expected.remove(key);
          keyed = keyed.without(key);
        } else {
          expected.put(key, step);
          keyed = keyed.with(key, step);
        }
      }
      keyed.forEach(filling::put);

      assertThat(keyed).isEqualTo(expected).hasSameHashCodeAs(expected);
      assertThat(expected).isEqualTo(keyed);
      assertThat(keyed.keySet()).containsExactlyElementsOf(expected.keySet());
      assertThat(filling.done()).isEqualTo(keyed);
      assertThat(Keyed.copyOf(expected)).isEqualTo(keyed);
      for (int i = 0; i < 12; i++) {
        assertThat(keyed.get("key-" + i)).isEqualTo(expected.get("key-" + i));
        assertThat(keyed.containsKey("key-" + i)).isEqualTo(expected.containsKey("key-" + i));
      }
    }
  }

  @Test
  void entriesComeInAnyOrderAndTheLaterOfTwoStands() {
    Keyed.Filling<String> filling = new Keyed.Filling<>(1);
    filling.put("b", "first");
    filling.put("c", "third");
    filling.put("a", "second");
    filling.put("b", "last");

    Keyed<String> keyed = filling.done();

    assertThat(keyed.keySet()).containsExactly("a", "b", "c");
    assertThat(keyed.values()).containsExactly("second", "last", "third");
    assertThat(keyed.keyAt(2)).isEqualTo("c");
    assertThat(keyed.valueAt(2)).isEqualTo("third");
  }

  @Test
  void whatItIsMadeOfStaysAsItWas() {
    Keyed<Integer> before = Keyed.<Integer>none().with("a", 1);

    assertThat(before.with("a", 2)).containsEntry("a", 2);
    assertThat(before.without("a")).isEmpty();
    assertThat(before).containsExactly(Map.entry("a", 1));
    assertThat(before.without("b")).isSameAs(before);
    assertThat(Keyed.copyOf(before)).isSameAs(before);
  }

  @Test
  void itDoesNotChangeAndHoldsNoNull() {
    Keyed<Integer> keyed = Keyed.<Integer>none().with("a", 1);
    Map<String, Integer> map = keyed;
    Map<String, Integer> hollow = new TreeMap<>();
    hollow.put("a", null);

    assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Keyed.copyOf(hollow)).isInstanceOf(NullPointerException.class);
    var entries = keyed.entrySet().iterator();
    entries.next();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
  }
}
