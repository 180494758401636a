package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.it.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with a thread that nobody awaits must not live on without it. */
final class LastResortTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void anErrorThatNoThreadCatchesEndsTheProcess() throws Exception {
    Path log = folder.resolve("log");
    try (Jvm jvm = new Jvm(HalfDead.class, "64m", List.of(), List.of(), log)) {
      assertThat(jvm.exitCode(Duration.ofSeconds(60))).isEqualTo(1);
    }
    assertThat(Files.readString(log))
        .contains("the scorer stops: the memory is not enough (for a test)", "in thread worker")
        .doesNotContain("\tat ");
  }

  /** One thread lives for ever, another one dies. */
  static final class HalfDead {
    public static void main(String[] args) throws InterruptedException {
      LastResort.onAnyError();
      new Thread(HalfDead::die, "worker").start();
      new CountDownLatch(1).await();
    }

    private static void die() {
      throw new OutOfMemoryError("for a test");
    }
  }
}
