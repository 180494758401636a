package io.intentscorer.domain.simulation;

import io.intentscorer.domain.simulation.Simulation.Distance;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The few that moved farthest; what is told of them is worked out for those alone. */
final class Farthest<T> {
  private final int most;
  private final TreeMap<Distance, T> found = new TreeMap<>();

  Farthest(int most) {
    this.most = most;
  }

  void offer(Distance distance, Supplier<T> told) {
    if (most == 0 || (found.size() == most && distance.compareTo(found.lastKey()) > 0)) {
      return;
    }
    found.put(distance, told.get());
    if (found.size() > most) {
      found.pollLastEntry();
    }
  }

  List<T> inOrder() {
    return List.copyOf(found.values());
  }
}
