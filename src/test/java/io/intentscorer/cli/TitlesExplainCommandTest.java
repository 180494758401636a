package io.intentscorer.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TitlesExplainCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void saysHowATitleWasReadAndWhatFrom() {
    Ran ran = Ran.command("titles", "explain", "Directrice commerciale / Partner", "Payroll Zwig");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .containsExactly(
            "Directrice commerciale / Partner",
            "  read as     director sales | partner",
            "  department  sales, from \"Directrice commerciale\", read as director sales",
            "  seniority   director, from \"Directrice commerciale\", read as director",
            "  roles       director sales (sales, director); partner (-, owner)",
            "",
            "Payroll Zwig",
            "  read as     payroll zwig",
            "  department  finance, from \"Payroll\"",
            "  seniority   mid, since no word tells a rank",
            "  not known   zwig",
            "");
  }

  @Test
  void saysWhatWasPassedOverAsTheEmployer() {
    Ran ran = Ran.command("titles", "explain", "CFO at Marketing Solutions", "@Acme CTO");
    assertThat(ran.out())
        .contains("  department  finance, from \"CFO\"", "  employer    at Marketing Solutions");
  }

  @Test
  void saysWhichPersonasAreMet() {
    Ran ran = Ran.command("titles", "explain", "VP Marketing Assistant", "--rules", "config/rules");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("  not held    VP")
        .anyMatch(line -> line.matches("  persona +met +score +needs +because"))
        .anyMatch(line -> line.matches("  vp-marketing +no +0 +50 +.*disqualified by not-the-role"))
        .noneMatch(line -> line.contains(" yes "));
    assertThat(Ran.command("titles", "explain", "Mktg VP", "--rules", "config/rules").out())
        .anyMatch(
            line -> line.matches("  vp-marketing +yes +100 +50 +title 60, function 20, level 20"));
  }

  @Test
  void tellsMachinesTheSame() {
    Ran ran =
        Ran.command("titles", "explain", "Mktg VP / ex-CEO", "--rules", "config/rules", "--json");
    JsonNode title = JSON.readTree(String.join("\n", ran.out())).get(0);
    assertThat(title.path("title").stringValue()).isEqualTo("Mktg VP / ex-CEO");
    assertThat(title.path("department").stringValue()).isEqualTo("marketing");
    assertThat(title.path("departmentFrom").stringValue()).isEqualTo("Mktg");
    assertThat(title.path("seniority").stringValue()).isEqualTo("vp");
    assertThat(title.path("notHeld").get(0).stringValue()).isEqualTo("CEO");
    assertThat(title.path("personas").get(0).path("persona").stringValue())
        .isEqualTo("vp-marketing");
    assertThat(title.path("personas").get(0).path("met").booleanValue()).isTrue();
  }

  @Test
  void countsWhatWasNotUnderstoodInAFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("titles.txt"),
            "Zorber\n\nHead of Zorbing\nZorber\nQuux Zorbing Manager\nVP Marketing\n");
    Ran ran =
        Ran.command(
            "titles",
            "explain",
            "--file",
            file.toString(),
            "--top",
            "2",
            "--rules",
            "config/rules");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().subList(0, 9))
        .containsExactly(
            "5 titles; a department was read of 1 (20.0 %), a seniority of 3 (60.0 %), neither of 2"
                + " (40.0 %)",
            "",
            "Words that no vocabulary has, most frequent first, 2 of 3",
            "word     titles  for example",
            "zorber        2  Zorber",
            "zorbing       2  Head of Zorbing",
            "",
            "Titles that told neither, most frequent first",
            "title   times");
    assertThat(ran.out())
        .contains("Zorber      2")
        .anyMatch(line -> line.matches("vp-marketing +1"));
    JsonNode machine =
        JSON.readTree(
            String.join(
                "\n", Ran.command("titles", "explain", "--file", file.toString(), "--json").out()));
    assertThat(machine.path("titles").intValue()).isEqualTo(5);
    assertThat(machine.path("notKnown").get(0).path("word").stringValue()).isEqualTo("zorber");
    assertThat(machine.path("notUnderstood").get(0).path("titles").intValue()).isEqualTo(2);
  }

  @Test
  void readsWordsOfOnesOwn(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ours.txt"), "[synonyms]\nhead sales = big zorber\n");
    Ran ran = Ran.command("titles", "explain", "Big Zorber", "--set", "titles.dir=" + folder);
    assertThat(ran.out()).contains("  read as     head sales");
  }

  @Test
  void saysWhatIsWrongWithWordsOfOnesOwn(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ours.txt"), "[seniority]\nbig = zorber\nhead zorber\n");
    Ran ran = Ran.command("titles", "explain", "CEO", "--set", "titles.dir=" + folder);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(String.join("\n", ran.err()))
        .contains("titles.dir", "ours.txt:2: there is no seniority \"big\"", "ours.txt:3: ");
  }

  @Test
  void wantsTitlesOrAFile(@TempDir Path folder) {
    assertThat(Ran.command("titles", "explain").code()).isEqualTo(2);
    assertThat(Ran.command("titles", "explain", "CEO", "--file", "-").code()).isEqualTo(2);
    Ran missing = Ran.command("titles", "explain", "--file", folder.resolve("none").toString());
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).anyMatch(line -> line.contains("one a line"));
    Ran directory = Ran.command("titles", "explain", "--file", folder.toString());
    assertThat(directory.code()).isEqualTo(1);
    assertThat(directory.err()).anyMatch(line -> line.contains("name a file of titles"));
  }

  @Test
  void saysWhereAFileIsNotInItsEncoding(@TempDir Path folder) throws IOException {
    Path latin =
        Files.write(folder.resolve("latin.txt"), "CEO\nGeschäftsführer\n".getBytes(ISO_8859_1));
    Ran ran = Ran.command("titles", "explain", "--file", latin.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).anyMatch(line -> line.contains("is not in UTF-8"));
  }
}
