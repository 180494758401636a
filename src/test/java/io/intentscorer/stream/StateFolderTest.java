package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class StateFolderTest {
  @TempDir private Path temporary = Path.of("");

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    Path state = temporary.resolve("data").resolve("state");
    openedAt(state);
    assertThat(permissions(state)).isEqualTo("rwx------");
    assertThat(permissions(state.resolve("test"))).isEqualTo("rwx------");
  }

  @Test
  void isNarrowedWhereItWasOpenToOthers() throws IOException {
    Path state = Files.createDirectory(temporary.resolve("state"));
    Path own = Files.createDirectory(state.resolve("test"));
    for (Path open : new Path[] {state, own}) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxr-x"));
    }
    openedAt(state);
    assertThat(permissions(state)).isEqualTo("rwx------");
    assertThat(permissions(own)).isEqualTo("rwx------");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isRefusedWhereItCannotBeClosed() {
    assertThatIllegalStateException()
        .isThrownBy(
            new StateFolder(Path.of("/proc/self"), Path.of("/proc/self/task"))::closeToOthers)
        .withMessageContainingAll("/proc/self/task", "state.dir");
  }

  @Test
  void oneThatIsMissingIsMadeForItsOwnerAlone() throws IOException {
    StateFolder state = at(temporary.resolve("data/state/scorer"));
    assertThat(state.fault()).isEmpty();
    assertThat(state.own()).isEmptyDirectory();
    assertThat(state.isOpenToOthers()).isFalse();
  }

  @Test
  void oneThatCannotBeMadeIsTold() throws IOException {
    Path file = Files.writeString(temporary.resolve("state"), "a file, not a folder");
    assertThat(at(file.resolve("scorer")).fault())
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .contains(file.toAbsolutePath().toString(), "state.dir")
                    .doesNotContain("Exception"));
  }

  @Test
  void oneThatAnotherScorerUsesIsTold() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                temporary.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(at(temporary).fault())
          .hasValueSatisfying(told -> assertThat(told).contains("in use by another process"));
    }
    assertThat(at(temporary).fault()).isEmpty();
  }

  @Test
  void oneThatOthersCanReadIsTold() throws IOException {
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-----"));
    assertThat(at(temporary).isOpenToOthers()).isTrue();
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
    assertThat(at(temporary).isOpenToOthers()).isFalse();
  }

  @Test
  void oneThatWasNotLeftIsAbandoned() {
    StateFolder state = at(temporary);
    assertThat(state.isAbandoned()).isFalse();
    state.enter();
    assertThat(state.isAbandoned()).isTrue();
    state.enter();
    state.leave();
    assertThat(state.isAbandoned()).isFalse();
    state.leave();
    assertThat(state.own()).isEmptyDirectory();
  }

  @Test
  void nobodyEntersWhereNothingCanBeWritten() {
    assertThatIllegalStateException()
        .isThrownBy(at(temporary.resolve("missing"))::enter)
        .withMessageContainingAll("missing", "state.dir");
  }

  private static StateFolder at(Path own) {
    return new StateFolder(own.resolveSibling("parent"), own);
  }

  /** As Kafka Streams opens it, which lets the group in. */
  private static void openedAt(Path state) {
    Properties config = DrivenTopology.config();
    config.put("application.id", "test");
    config.put("bootstrap.servers", "localhost:1");
    config.put("state.dir", state.toString());
    try (KafkaStreams streams = new KafkaStreams(TopologyTest.topology("").build(config), config)) {
      StateFolder.of(config).closeToOthers();
      assertThat(streams.state()).isEqualTo(KafkaStreams.State.CREATED);
    }
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
