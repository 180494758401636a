package io.intentscorer.bench;

import io.intentscorer.domain.persona.LabelledTitle;
import io.intentscorer.domain.persona.Title;
import io.intentscorer.domain.persona.TitleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to read one title, warm, without a cache: the titles of the labelled lists in
 * random order, all languages or one.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath org.openjdk.jmh.Main TitleReaderBenchmark"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TitleReaderBenchmark {
  private static final Path LISTS = Path.of("src/test/resources/io/intentscorer/titles");

  @Param({"all", "en", "de", "fr"})
  private String language = "all";

  private final TitleReader reader = TitleReader.shipped();
  private String[] titles = new String[0];
  private int at;

  /** Puts the titles into an order that no branch predictor learns. */
  @Setup
  public void shuffle() throws IOException {
    List<LabelledTitle> read =
        new ArrayList<>(LabelledTitle.read(LISTS.resolve("development.tsv")));
    read.addAll(LabelledTitle.read(LISTS.resolve("held-out.tsv")));
    Collections.shuffle(read, new Random(1));
    titles =
        read.stream()
            .filter(title -> language.equals("all") || title.language().equals(language))
            .map(LabelledTitle::title)
            .toArray(String[]::new);
  }

  /** Phrase, department and seniority of the next title. */
  @Benchmark
  public Title read() {
    at = at + 1 < titles.length ? at + 1 : 0;
    return reader.read(titles[at]);
  }
}
