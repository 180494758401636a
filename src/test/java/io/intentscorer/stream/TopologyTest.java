package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.wire.ReaderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.GlobalStore;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.Test;

/** The topology as text. {@code -Dtopology.write=true} writes what it is now. */
class TopologyTest {
  private static final Path PINNED = Path.of("src/test/resources/topology.txt");

  @Test
  void theTopologyIsTheOneThatIsPinned() throws IOException {
    String described = topology("").describe(DrivenTopology.config());
    if (Boolean.getBoolean("topology.write")) {
      Files.writeString(PINNED, described);
    }
    assertThat(described)
        .as(
            "The names and the shape of the topology are part of the stored state of whoever runs"
                + " it. Before the first release, change %s freely (-Dtopology.write=true). After"
                + " it, only together with a note in the release on how to migrate: a store or a"
                + " repartition topic that is renamed or moved starts empty, and a sub-topology"
                + " that changes place takes another one's partitions.",
            PINNED)
        .isEqualTo(Files.readString(PINNED));
  }

  @Test
  void everyNameIsOurs() {
    TopologyDescription description = described("");
    Set<String> names = new TreeSet<>();
    for (Subtopology part : description.subtopologies()) {
      part.nodes().forEach(node -> names.addAll(named(node)));
    }
    for (GlobalStore global : description.globalStores()) {
      names.addAll(named(global.source()));
      names.addAll(named(global.processor()));
    }
    assertThat(names)
        .contains("decode", "visitors-repartition", "accounts", "rules-accepted")
        .allSatisfy(name -> assertThat(name).matches("[a-z-]+"));
  }

  @Test
  void everyTopicCarriesThePrefix() {
    Set<String> topics =
        described("team.").subtopologies().stream()
            .flatMap(part -> part.nodes().stream())
            .flatMap(TopologyTest::topics)
            .filter(topic -> !topic.endsWith("-repartition"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(topics)
        .containsExactly(
            "team.company-events", "team.dead-letters", "team.erasures", "team.icp-rules");
  }

  /** What the setting is good for: without a name, there is no topology. */
  @Test
  void aResourceWithoutANameIsRefused() {
    StreamsBuilder builder =
        new StreamsBuilder(new TopologyConfig(new StreamsConfig(DrivenTopology.config())));
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.String())).repartition().to("out");
    assertThatThrownBy(builder::build)
        .isInstanceOf(TopologyException.class)
        .hasMessageContaining("has not been named");
  }

  static ScoringTopology topology(String prefix) {
    return new ScoringTopology(
        new Topics(prefix),
        ReaderSettings.standard(),
        AccountResolver.standard(),
        NurtureTopics.existing(),
        () -> 1);
  }

  private static TopologyDescription described(String prefix) {
    return topology(prefix).build(DrivenTopology.config()).describe();
  }

  private static Collection<String> named(Node node) {
    Set<String> names = new TreeSet<>(Set.of(node.name()));
    if (node instanceof TopologyDescription.Processor processor) {
      names.addAll(processor.stores());
    }
    topics(node).filter(topic -> topic.endsWith("-repartition")).forEach(names::add);
    return names;
  }

  private static Stream<String> topics(Node node) {
    if (node instanceof TopologyDescription.Source source) {
      return source.topicSet() == null ? Stream.of() : source.topicSet().stream();
    }
    return node instanceof TopologyDescription.Sink sink && sink.topic() != null
        ? Stream.of(sink.topic())
        : Stream.of();
  }
}
