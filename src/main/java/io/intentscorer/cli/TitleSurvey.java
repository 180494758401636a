package io.intentscorer.cli;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.persona.TitleReading;
import io.intentscorer.domain.score.PersonaTagger.Look;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Many titles together: how many told something, and what was not understood. */
final class TitleSurvey {
  private static final JsonMapper JSON = new JsonMapper();

  private final TitleReader reader;
  private final PersonaMirror mirror;
  private final Map<String, Seen> words = new HashMap<>();
  private final Map<String, Seen> silent = new HashMap<>();
  private final Map<String, Integer> personas = new TreeMap<>();
  private int titles;
  private int departments;
  private int seniorities;

  TitleSurvey(TitleReader reader, PersonaMirror mirror) {
    this.reader = reader;
    this.mirror = mirror;
  }

  /** In how many titles something was, and the first of them. */
  private record Seen(String text, int titles, String example) {
    Seen and(Seen other) {
      return new Seen(text, titles + other.titles, example);
    }
  }

  /** Takes in a line of the file; an empty one is none. */
  void add(String line) {
    String title = line.strip();
    if (title.isEmpty()) {
      return;
    }
    titles++;
    TitleReading reading = reader.explain(title);
    boolean department = reading.title().department() != null;
    boolean seniority = reading.title().seniority() != null;
    departments += department ? 1 : 0;
    seniorities += seniority ? 1 : 0;
    for (String word : new HashSet<>(reading.notKnown())) {
      words.merge(word, new Seen(word, 1, title), Seen::and);
    }
    if (!department && !seniority) {
      silent.merge(title, new Seen(title, 1, title), Seen::and);
    }
    List<Look> looks = mirror.looks(title);
    looks.forEach(look -> personas.merge(look.tag().persona().id(), 0, Integer::sum));
    if (!looks.isEmpty() && looks.get(0).held()) {
      personas.merge(looks.get(0).tag().persona().id(), 1, Integer::sum);
    }
  }

  void print(int top, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d titles; a department was read of %s, a seniority of %s, neither of %s%n",
        titles,
        share(departments),
        share(seniorities),
        share(silent.values().stream().mapToInt(Seen::titles).sum()));
    TextTable unknown = new TextTable("word", "titles", "for example").right(1, 1);
    top(words, top).forEach(s -> unknown.row(s.text(), Integer.toString(s.titles()), s.example()));
    section("Words that no vocabulary has, most frequent first", words.size(), top, unknown, out);
    TextTable untold = new TextTable("title", "times").right(1, 1);
    top(silent, top).forEach(seen -> untold.row(seen.text(), Integer.toString(seen.titles())));
    section("Titles that told neither, most frequent first", silent.size(), top, untold, out);
    if (!personas.isEmpty()) {
      TextTable held = new TextTable("persona", "titles").right(1, 1);
      personas.forEach((persona, count) -> held.row(persona, Integer.toString(count)));
      section("Titles by the persona they would hold", personas.size(), personas.size(), held, out);
    }
  }

  ObjectNode machine(int top) {
    ObjectNode node = JSON.createObjectNode();
    node.put("titles", titles).put("withDepartment", departments).put("withSeniority", seniorities);
    machine(node.putArray("notKnown"), "word", top(words, top));
    machine(node.putArray("notUnderstood"), "title", top(silent, top));
    ObjectNode held = node.putObject("personas");
    personas.forEach(held::put);
    return node;
  }

  private static void machine(ArrayNode array, String name, List<Seen> list) {
    for (Seen seen : list) {
      array
          .addObject()
          .put(name, seen.text())
          .put("titles", seen.titles())
          .put("example", seen.example());
    }
  }

  private static void section(String head, int size, int top, TextTable table, PrintWriter out) {
    out.println();
    if (size == 0) {
      out.println(head + ": none");
      return;
    }
    out.println(size > top ? head + ", " + top + " of " + size : head);
    table.print(out);
  }

  private static List<Seen> top(Map<String, Seen> all, int count) {
    return all.values().stream()
        .sorted(Comparator.comparingInt((Seen seen) -> -seen.titles()).thenComparing(Seen::text))
        .limit(count)
        .toList();
  }

  private String share(int count) {
    double percent = titles == 0 ? 0 : 100.0 * count / titles;
    return String.format(Locale.ROOT, "%,d (%.1f %%)", count, percent);
  }
}
