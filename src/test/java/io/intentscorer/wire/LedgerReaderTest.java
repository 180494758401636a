package io.intentscorer.wire;

import static io.intentscorer.wire.Written.book;
import static io.intentscorer.wire.Written.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.lead.BookedStory;
import io.intentscorer.domain.lead.Cause;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class LedgerReaderTest {
  private static final Rule SOFTWARE =
      rule(
          "software",
          "{'kind':'icp','criteria':[{'attribute':'company.industry','is':'SaaS','points':30},"
              + "{'attribute':'company.employees','atLeast':10,'points':7}],'minimumScore':10,"
              + "'disqualifiers':[{'attribute':'company.businessModel','is':'B2C'}]}");
  private static final Rule HEAD =
      rule(
          "head-of-marketing",
          "{'kind':'persona','criteria':[{'attribute':'contact.seniority','is':'head','points':1}]}");
  private static final Rule PRICING =
      rule(
          "pricing",
          "{'kind':'signal','when':{'attribute':'event.name','is':'pricing'},'points':33.3,"
              + "'halfLifeDays':7,'limit':80,'category':'reading'}");
  private static final Rule DOCS =
      rule(
          "docs",
          "{'kind':'signal','when':{'attribute':'event.name','is':'docs'},'points':-5,"
              + "'halfLifeDays':0.3}");
  private static final Rule TIERS =
      rule("tiers", "{'kind':'tiers','categories':{'reading':{'limit':60}}}");
  private static final String MIRA =
      "'contact':{'email':'mira@acme.in','title':'Head of Marketing'},'messageId':'m-%d'";

  private static List<Entry> entries() {
    return new BookedStory(book(SOFTWARE, HEAD, PRICING, DOCS))
        .tell(0, "'type':'pricing','company':{'industry':'SaaS'}," + MIRA.formatted(1))
        .tell(1, "'type':'pricing'," + MIRA.formatted(2))
        .tell(2, "'type':'docs'," + MIRA.formatted(3))
        .tell(2, "'type':'pricing','contact':{'email':'kim@gmail.com'}")
        .tell(3, "'type':'pricing'," + MIRA.formatted(4))
        .pass(30)
        .tell(31, "'type':'pricing','company':{'businessModel':'B2C'}," + MIRA.formatted(5))
        .follow(32, book(SOFTWARE, HEAD, PRICING, TIERS))
        .follow(33, book(HEAD))
        .entries();
  }

  private static byte[] written(Entry entry) {
    return new OutputWriter().write(new Publication.Booked(entry));
  }

  @Test
  void readsWhatIsWritten() {
    List<Entry> entries = entries();
    assertThat(entries).hasSizeGreaterThan(8);
    assertThat(entries)
        .extracting(entry -> entry.cause().kind())
        .contains(Cause.Kind.EVENT, Cause.Kind.DECAY, Cause.Kind.RULES);
    for (Entry entry : entries) {
      assertThat(LedgerReader.read(written(entry))).as("%s", entry).contains(entry);
    }
  }

  @Test
  void callsAnIndividualByANameThatDoesNotSayWhoItIs() {
    assertThat(entries())
        .extracting(Entry::account)
        .anyMatch(account -> account.matches("individual:[0-9a-f]{32}"))
        .noneMatch(account -> account.contains("@"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "7",
        "not json",
        "{\"schemaVersion\":1}",
        "{\"schemaVersion\":\"1\",\"account\":\"acme.in\"}",
        "{\"account\":\"acme.in\",\"tier\":\"A1\",\"scoredAt\":\"2026-05-04T00:00:00.000Z\",\"schemaVersion\":1}",
        "{\"account\":"
      })
  void refusesWhatIsNoEntry(String foreign) {
    assertThat(LedgerReader.read(foreign.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void refusesAnEntryThatLacksAnythingThatEveryOneHas() {
    ObjectNode whole = (ObjectNode) Json.MAPPER.readTree(written(entries().get(0)));
    for (String field :
        List.of(
            "account",
            "accountType",
            "entry",
            "fit",
            "intent",
            "closing",
            "rules",
            "scoredAt",
            "schemaVersion")) {
      ObjectNode less = whole.deepCopy();
      less.remove(field);
      assertThat(LedgerReader.read(less)).as("without %s", field).isEmpty();
      less.put(field, "nonsense");
      if (!field.equals("account")) {
        assertThat(LedgerReader.read(less)).as("with a foreign %s", field).isEmpty();
      }
    }
    assertThat(LedgerReader.read(whole)).isPresent();
  }

  @Test
  void refusesNumbersThatAreNone() {
    String whole = new String(written(entries().get(0)), StandardCharsets.UTF_8);
    assertThat(whole).contains("\"halfLifeDays\":7");
    for (String number : List.of("0", "-7", "\"7\"", "1e999", "null")) {
      String other = whole.replace("\"halfLifeDays\":7", "\"halfLifeDays\":" + number);
      assertThat(LedgerReader.read(other.getBytes(StandardCharsets.UTF_8))).as(number).isEmpty();
    }
  }

  @Test
  void passesOverFieldsThatItDoesNotKnow() {
    Entry entry = entries().get(0);
    ObjectNode more = (ObjectNode) Json.MAPPER.readTree(written(entry));
    more.put("note", "new");
    assertThat(LedgerReader.read(more)).contains(entry);
  }
}
