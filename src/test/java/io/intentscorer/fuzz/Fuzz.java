package io.intentscorer.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fuzzes one target for so many seconds, led by what of the code each input reaches. Ends with 0
 * where nothing was found. A finding is written to {@code target/fuzz/<target>/crash-…} (or {@code
 * timeout-…}, {@code oom-…}); when it is mended, its bytes in base 64 become a line of {@code
 * src/test/resources/fuzz/<target>.txt}, which {@link KeptInputsTest} tries at each build.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-Xmx1g -XX:+EnableDynamicAgentLoading -cp %classpath
 * io.intentscorer.fuzz.Fuzz event 600"}; the targets are {@code event}, {@code rule}, {@code title}
 * and {@code state}.
 */
public final class Fuzz {
  private static final Pattern WORD = Pattern.compile("\"[A-Za-z0-9_.-]{1,40}\"");
  private static final String USAGE =
      "give a target (event, rule, title or state) and a number of seconds";

  private Fuzz() {}

  public static void main(String[] args) throws Exception {
    Target target = args.length == 2 ? Target.of(args[0]).orElse(null) : null;
    if (target == null || !args[1].matches("[1-9][0-9]{0,6}")) {
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    Path folder = Files.createDirectories(Path.of("target", "fuzz", target.word()));
    Path kept = Files.createDirectories(folder.resolve("kept"));
    Path found = Files.createDirectories(folder.resolve("found"));
    List<byte[]> inputs = target.kept();
    for (int i = 0; i < inputs.size(); i++) {
      Files.write(kept.resolve(Integer.toString(i)), inputs.get(i));
    }
    List<String> options = new ArrayList<>();
    options.add("--target_class=" + target.type().getName());
    options.add("--instrumentation_includes=io.intentscorer.**");
    options.add("--reproducer_path=" + folder);
    options.add("-artifact_prefix=" + folder + "/");
    // An input that takes so many seconds would stall a partition.
    options.add("-timeout=10");
    options.add("-rss_limit_mb=3000");
    options.add("-max_total_time=" + args[1]);
    Set<String> words = words(inputs);
    if (!words.isEmpty()) {
      options.add("-dict=" + Files.write(folder.resolve("words.dict"), words));
    }
    options.add(found.toString());
    options.add(kept.toString());
    // Jazzer ends the process.
    Jazzer.main(options.toArray(String[]::new));
  }

  /** All words in quotes, of which most of the inputs are made. */
  private static Set<String> words(List<byte[]> inputs) throws IOException {
    Set<String> words = new TreeSet<>();
    for (byte[] input : inputs) {
      Matcher word = WORD.matcher(new String(input, StandardCharsets.ISO_8859_1));
      while (word.find()) {
        words.add(word.group());
      }
    }
    return words;
  }
}
