package io.intentscorer.domain.persona;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A title and how a person would read it.
 *
 * @param department the contract's word, or {@link #NONE}
 * @param seniority the contract's word, or {@link #NONE}
 */
public record LabelledTitle(String language, String title, String department, String seniority) {
  /** The title does not tell. */
  public static final String NONE = "-";

  /** Reads a list: a head, then lines of four cells divided by tabs. */
  public static List<LabelledTitle> read(Path list) throws IOException {
    return Files.readAllLines(list).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> new LabelledTitle(cells[0], cells[1], cells[2], cells[3]))
        .toList();
  }

  /** The department that the shipped reader reads, or {@link #NONE}. */
  public static String readDepartment(String written) {
    Department department = TitleReader.shipped().read(written).department();
    return department == null ? NONE : department.word();
  }

  /** The seniority that the shipped reader reads, or {@link #NONE}. */
  public static String readSeniority(String written) {
    Seniority seniority = TitleReader.shipped().read(written).seniority();
    return seniority == null ? NONE : seniority.word();
  }
}
