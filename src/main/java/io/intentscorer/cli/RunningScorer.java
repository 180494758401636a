package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.simulation.Dossier;
import io.intentscorer.stream.StateTopics;
import io.intentscorer.wire.StateCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a running scorer remembers, read from the topics that hold its state; nothing is written, no
 * group is joined, and the scorer does not notice.
 */
final class RunningScorer {
  private final ScorerSettings settings;
  private final StateTopics topics;

  RunningScorer(ScorerSettings settings) {
    this.settings = settings;
    this.topics = new StateTopics(settings.applicationId());
  }

  /** Hands over every account, a partition after the other, so that one fits into memory. */
  void forEach(Consumer<Dossier> each) {
    int partitions = Snapshot.partitions(settings, topics.accounts());
    if (partitions == 0) {
      throw new CommandFailure(
          "no scorer with the application.id "
              + topics.applicationId()
              + " has run on this cluster; start one, give its application.id with --set, or name a"
              + " file of events with --events");
    }
    try {
      for (int i = 0; i < partitions; i++) {
        partition(i, each);
      }
    } catch (IllegalStateException otherForm) {
      throw new CommandFailure(
          "the scorer's state cannot be read: " + otherForm.getMessage(), otherForm);
    }
  }

  private void partition(int number, Consumer<Dossier> each) {
    Map<String, List<Contact>> people = new HashMap<>();
    Snapshot.newest(settings, topics.contacts(), partition -> partition == number)
        .forEach(
            (row, contact) -> {
              if (StateTopics.isContact(row)) {
                people
                    .computeIfAbsent(StateTopics.accountOf(row), any -> new ArrayList<>())
                    .add(StateCodec.contact(contact));
              }
            });
    Snapshot.newest(settings, topics.accounts(), partition -> partition == number)
        .forEach(
            (key, account) ->
                each.accept(
                    new Dossier(StateCodec.account(account), people.getOrDefault(key, List.of()))));
  }
}
