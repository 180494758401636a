package io.intentscorer.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows of text in columns as wide as what stands in them. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> right = new HashSet<>();

  TextTable(String... heads) {
    rows.add(List.of(heads));
  }

  /** From this column on, as many as are given stand at the right, as numbers do. */
  TextTable right(int from, int columns) {
    for (int column = from; column < from + columns; column++) {
      right.add(column);
    }
    return this;
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintWriter out) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String space = " ".repeat(widths[column] - row.get(column).length());
        line.append(right.contains(column) ? space + row.get(column) : row.get(column) + space);
        line.append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
