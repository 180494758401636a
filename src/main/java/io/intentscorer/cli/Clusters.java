package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;

/** What settings say, made. */
final class Clusters {
  private Clusters() {}

  static TopicKeeper keeper(ScorerSettings settings) {
    return new TopicKeeper(settings.client(), settings.partitions(), settings.replication());
  }

  static Runner runner(ScorerSettings settings, TopicKeeper keeper) {
    return new Runner(
        settings.topics(), settings.reader(), settings.resolver(), keeper, settings.streams());
  }
}
