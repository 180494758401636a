package io.intentscorer.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Personas' topics that come to be when the test says so. */
final class HandOpenedTopics implements NurtureTopics {
  private final Set<String> ready = new HashSet<>();
  private final Map<String, String> failures = new HashMap<>();
  private final List<String> requested = new ArrayList<>();

  void open(String persona) {
    ready.add(persona);
  }

  void fail(String persona, String why) {
    failures.put(persona, why);
  }

  List<String> requested() {
    return requested;
  }

  @Override
  public boolean isReady(String persona) {
    return ready.contains(persona);
  }

  @Override
  public void request(String persona) {
    failures.remove(persona);
    requested.add(persona);
  }

  @Override
  public Optional<String> failure(String persona) {
    return Optional.ofNullable(failures.get(persona));
  }
}
