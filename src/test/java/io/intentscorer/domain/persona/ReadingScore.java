package io.intentscorer.domain.persona;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How often a reading is right, by class.
 *
 * <p>F1 of a class is 2·tp ÷ (2·tp + fp + fn); macro-F1 is the mean over the classes that have a
 * label, where "none" may be left out or be one of them.
 */
public final class ReadingScore {
  private final Map<String, Counts> byClass = new TreeMap<>();
  private int titles;
  private int right;

  private static final class Counts {
    private int labelled;
    private int read;
    private int right;

    private double f1() {
      return labelled + read == 0 ? 0 : 2.0 * right / (labelled + read);
    }
  }

  private ReadingScore() {}

  /** Reads every title and compares. */
  public static ReadingScore of(
      List<LabelledTitle> titles,
      Function<LabelledTitle, String> label,
      UnaryOperator<String> reading) {
    ReadingScore score = new ReadingScore();
    for (LabelledTitle title : titles) {
      score.add(label.apply(title), reading.apply(title.title()));
    }
    return score;
  }

  private void add(String label, String read) {
    titles++;
    counts(label).labelled++;
    counts(read).read++;
    if (label.equals(read)) {
      right++;
      counts(label).right++;
    }
  }

  private Counts counts(String name) {
    return byClass.computeIfAbsent(name, first -> new Counts());
  }

  /** The mean F1 over the classes that have a label, without "none". */
  public double macroF1() {
    return byClass.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(LabelledTitle.NONE))
        .map(Map.Entry::getValue)
        .filter(counts -> counts.labelled > 0)
        .mapToDouble(Counts::f1)
        .average()
        .orElse(0);
  }

  /** The same with "none" as one of the classes. */
  public double macroF1WithNone() {
    return byClass.values().stream()
        .filter(counts -> counts.labelled > 0)
        .mapToDouble(Counts::f1)
        .average()
        .orElse(0);
  }

  /** The share of titles read as labelled. */
  public double accuracy() {
    return titles == 0 ? 0 : (double) right / titles;
  }

  /** The share of titles read as a class that are labelled so; 1 where none was read so. */
  public double precision(String name) {
    Counts counts = byClass.getOrDefault(name, new Counts());
    return counts.read == 0 ? 1 : (double) counts.right / counts.read;
  }

  /** The share of titles labelled as a class that are read so; 1 where none is labelled so. */
  public double recall(String name) {
    Counts counts = byClass.getOrDefault(name, new Counts());
    return counts.labelled == 0 ? 1 : (double) counts.right / counts.labelled;
  }

  /** Prints all of it. */
  public void print(String what, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "  %s: macro-F1 %.3f (with none %.3f), accuracy %.3f%n",
        what,
        macroF1(),
        macroF1WithNone(),
        accuracy());
    byClass.forEach(
        (name, counts) ->
            out.printf(
                Locale.ROOT,
                "    %-12s labelled %4d, read %4d, right %4d, precision %.3f, F1 %.3f%n",
                name,
                counts.labelled,
                counts.read,
                counts.right,
                precision(name),
                counts.f1()));
  }
}
