package io.intentscorer.bench;

import io.intentscorer.domain.persona.LabelledTitle;
import io.intentscorer.domain.persona.ReadingScore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How well titles are read: prints macro-F1, accuracy and precision of departments and seniorities
 * over the labelled lists in {@code src/test/resources}, and the accuracy of departments over the
 * titles that people reported to O*NET, whose departments follow from their occupation's code
 * ({@link Occupations}).
 *
 * <p>{@code development.tsv} was looked at while the vocabularies were written; so was {@code
 * harder.tsv}, after it had been read once unseen. {@code held-out.tsv} was written before, by
 * somebody who had not seen the vocabularies, and nothing was changed for it.
 *
 * <p>Arguments: the file of O*NET's reported titles, where it is at hand.
 */
public final class TitleEvaluation {
  private static final Path LISTS = Path.of("src/test/resources/io/intentscorer/titles");

  private TitleEvaluation() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    for (String list : List.of("development.tsv", "harder.tsv", "held-out.tsv")) {
      List<LabelledTitle> titles = LabelledTitle.read(LISTS.resolve(list));
      out.println(list + ", " + titles.size() + " titles");
      ReadingScore.of(titles, LabelledTitle::department, LabelledTitle::readDepartment)
          .print("department", out);
      ReadingScore.of(titles, LabelledTitle::seniority, LabelledTitle::readSeniority)
          .print("seniority", out);
    }
    Path reported =
        Path.of(args.length > 0 ? args[0] : "../shared/data/titles/onet_reported_titles.tsv");
    if (!Files.exists(reported)) {
      out.println("O*NET's reported titles are not at " + reported + ": left out");
      return;
    }
    List<LabelledTitle> titles = occupations(reported);
    out.println("O*NET, " + titles.size() + " titles");
    ReadingScore.of(titles, LabelledTitle::department, LabelledTitle::readDepartment)
        .print("department", out);
  }

  private static List<LabelledTitle> occupations(Path reported) throws IOException {
    List<LabelledTitle> titles = new ArrayList<>();
    List<String> lines = Files.readAllLines(reported);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      titles.add(new LabelledTitle("en", cells[1], Occupations.department(cells[0]), "-"));
    }
    return titles;
  }
}
