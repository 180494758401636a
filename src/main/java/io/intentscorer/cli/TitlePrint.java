package io.intentscorer.cli;

import io.intentscorer.domain.persona.Department;
import io.intentscorer.domain.persona.Seniority;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.persona.TitleReading;
import io.intentscorer.domain.persona.TitleReading.Evidence;
import io.intentscorer.domain.persona.TitleReading.Role;
import io.intentscorer.domain.score.PersonaTagger.Look;
import io.intentscorer.domain.score.Reason;
import io.intentscorer.domain.score.Reason.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How one title was read, for people and for machines. */
final class TitlePrint {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String NOTHING = "-";

  private final TitleReader reader;
  private final PersonaMirror mirror;

  TitlePrint(TitleReader reader, PersonaMirror mirror) {
    this.reader = reader;
    this.mirror = mirror;
  }

  void person(String title, PrintWriter out) {
    TitleReading reading = reader.explain(title);
    out.println(title);
    out.println("  read as     " + (phrase(reading).isEmpty() ? NOTHING : phrase(reading)));
    out.println(
        "  department  " + told(word(reading.title().department()), reading.departmentFrom()));
    out.println("  seniority   " + seniority(reading));
    if (reading.roles().size() > 1) {
      out.println("  roles       " + roles(reading.roles()));
    }
    if (reading.employer() != null) {
      out.println("  employer    " + reading.employer());
    }
    list("  not held    ", reading.notHeld(), out);
    list("  not known   ", reading.notKnown(), out);
    List<Look> looks = mirror.looks(title);
    if (!looks.isEmpty()) {
      out.println();
      table(looks).print(out);
    }
    out.println();
  }

  ObjectNode machine(String title) {
    TitleReading reading = reader.explain(title);
    ObjectNode node = JSON.createObjectNode();
    node.put("title", title).put("readAs", phrase(reading));
    node.put("department", word(reading.title().department()));
    evidence(node, "department", reading.departmentFrom());
    node.put("seniority", word(reading.title().seniority()));
    evidence(node, "seniority", reading.seniorityFrom());
    ArrayNode roles = node.putArray("roles");
    for (Role role : reading.roles()) {
      roles
          .addObject()
          .put("readAs", role.phrase())
          .put("department", word(role.department()))
          .put("seniority", word(role.seniority()));
    }
    node.put("employer", reading.employer());
    ArrayNode notHeld = node.putArray("notHeld");
    reading.notHeld().forEach(notHeld::add);
    ArrayNode notKnown = node.putArray("notKnown");
    reading.notKnown().forEach(notKnown::add);
    ArrayNode personas = node.putArray("personas");
    for (Look look : mirror.looks(title)) {
      personas
          .addObject()
          .put("persona", look.tag().persona().id())
          .put("met", look.held())
          .put("score", look.tag().score())
          .put("minimumScore", look.tag().persona().minimumScore());
    }
    return node;
  }

  private static TextTable table(List<Look> looks) {
    TextTable table = new TextTable("  persona", "met", "score", "needs", "because").right(2, 2);
    for (Look look : looks) {
      table.row(
          "  " + look.tag().persona().id(),
          look.held() ? "yes" : "no",
          Integer.toString(look.tag().score()),
          number(look.tag().persona().minimumScore()),
          because(look.tag().reasons()));
    }
    return table;
  }

  /** What earned or cost something; a disqualifier is a match that could earn nothing. */
  private static String because(List<Reason> reasons) {
    return reasons.stream()
        .filter(reason -> reason.answer() == Outcome.MATCHED || reason.points() != 0)
        .map(
            reason ->
                reason.of() == 0
                    ? "disqualified by " + reason.criterion()
                    : reason.criterion() + " " + number(reason.points()))
        .collect(Collectors.joining(", "));
  }

  /** Without decimals where there are none to tell. */
  private static String number(double points) {
    return points == Math.rint(points)
        ? Long.toString((long) points)
        : Cents.plain(Cents.of(points));
  }

  private static String phrase(TitleReading reading) {
    return reading.title().phrase();
  }

  private static String seniority(TitleReading reading) {
    String word = word(reading.title().seniority());
    boolean noMark = word != null && reading.seniorityFrom() == null;
    return noMark ? word + ", since no word tells a rank" : told(word, reading.seniorityFrom());
  }

  private static String told(@Nullable String word, @Nullable Evidence from) {
    if (word == null) {
      return NOTHING;
    }
    return from == null ? word : word + ", from \"" + from.written() + "\"" + readAs(from);
  }

  private static String readAs(Evidence from) {
    boolean same = from.written().equalsIgnoreCase(from.readAs());
    return same ? "" : ", read as " + from.readAs();
  }

  private static String roles(List<Role> roles) {
    return roles.stream()
        .map(
            role ->
                role.phrase()
                    + " ("
                    + shown(word(role.department()))
                    + ", "
                    + shown(word(role.seniority()))
                    + ")")
        .collect(Collectors.joining("; "));
  }

  private static void list(String head, List<String> words, PrintWriter out) {
    if (!words.isEmpty()) {
      out.println(head + String.join(", ", words));
    }
  }

  private static String shown(@Nullable String word) {
    return word == null ? NOTHING : word;
  }

  private static void evidence(ObjectNode node, String answer, @Nullable Evidence evidence) {
    node.put(answer + "From", evidence == null ? null : evidence.written());
    node.put(answer + "ReadAs", evidence == null ? null : evidence.readAs());
  }

  private static @Nullable String word(@Nullable Department department) {
    return department == null ? null : department.word();
  }

  private static @Nullable String word(@Nullable Seniority seniority) {
    return seniority == null ? null : seniority.word();
  }
}
