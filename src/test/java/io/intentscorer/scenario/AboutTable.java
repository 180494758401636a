package io.intentscorer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The tables of a case's {@code about.md}, held to what is published. */
final class AboutTable {
  // A table that is headed by a time is for the reader: the pinned records hold its moments.
  private static final List<String> HEADS = List.of("account", "contact", "time");

  private AboutTable() {}

  /** A row: what a case says of an account or a contact. */
  interface Claim {
    void check(List<Told> told);
  }

  private record AccountClaim(
      String account, String icp, String verdict, String grade, String score) implements Claim {
    @Override
    public void check(List<Told> told) {
      JsonNode fit = last(told, "fit-scores", account).json().path("fit");
      assertThat(fit.path("verdict").asString()).as(account).isEqualTo(verdict);
      claimed(account + " icp", icp, fit.path("icp").asString());
      claimed(account + " grade", grade, fit.path("grade").asString());
      claimed(account + " score", score, fit.path("score").asString());
    }
  }

  private record ContactClaim(String contact, String title, String persona, String track)
      implements Claim {
    @Override
    public void check(List<Told> told) {
      JsonNode lead = last(told, "scored-leads", contact).json();
      assertThat(lead.path("title").asString()).as(contact).isEqualTo(title);
      String tagged = lead.path("persona").path("id").asString("none");
      assertThat(tagged).as(contact).isEqualTo(persona);
      List<String> transitions =
          told.stream()
              .filter(record -> record.topic().startsWith("nurture."))
              .filter(record -> record.key().equals(contact))
              .map(Told::json)
              .map(json -> json.path("transition").asString())
              .toList();
      List<String> expected =
          track.contains(" left ")
              ? List.of("entered", "left")
              : track.startsWith("yes") ? List.of("entered") : List.of();
      assertThat(transitions).as("%s's track", contact).isEqualTo(expected);
    }
  }

  static List<Claim> claims(Scenario scenario) {
    List<Claim> claims = new ArrayList<>();
    String table = "";
    for (String line : scenario.about()) {
      List<String> cells = cells(line);
      if (cells.isEmpty() || cells.get(0).startsWith("---")) {
        continue;
      }
      if (HEADS.contains(cells.get(0))) {
        table = cells.get(0);
      } else if (table.equals("account")) {
        claims.add(
            new AccountClaim(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
      } else if (table.equals("contact")) {
        claims.add(new ContactClaim(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
      }
    }
    return claims;
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    return Arrays.stream(line.substring(1).split("\\|"))
        .map(cell -> cell.replace("(individual)", "").replace("`", "").strip())
        .toList();
  }

  private static Told last(List<Told> told, String topic, String key) {
    return told.stream()
        .filter(record -> record.topic().equals(topic) && record.key().equals(key))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("nothing on " + topic + " for " + key));
  }

  /** A cell that only describes ("any", "whichever …") claims nothing. */
  private static void claimed(String what, String cell, String found) {
    if (!cell.equals("any") && !cell.startsWith("whichever")) {
      assertThat(found).as(what).isEqualTo(cell);
    }
  }
}
