package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.junit.jupiter.api.Test;

final class PermissionsTest {
  @Test
  void theScorerMayReadWhatItsTopologyReads() {
    TopologyDescription topology =
        TopologyTest.topology("").build(DrivenTopology.config()).describe();
    Set<String> sources = new TreeSet<>();
    topology
        .subtopologies()
        .forEach(
            part ->
                part.nodes().stream()
                    .filter(Source.class::isInstance)
                    .forEach(source -> sources.addAll(((Source) source).topicSet())));
    for (GlobalStore global : topology.globalStores()) {
      sources.addAll(global.source().topicSet());
    }
    sources.removeIf(name -> name.endsWith("-repartition"));
    assertThat(sources)
        .isEqualTo(
            new Permissions(new Topics(""), "any")
                .read().stream()
                    .map(Topics.Topic::name)
                    .collect(Collectors.toCollection(TreeSet::new)));
  }
}
