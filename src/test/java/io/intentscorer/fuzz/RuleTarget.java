package io.intentscorer.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.AcceptedRules;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded.Understood;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.Issue.Severity;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleReader.Judgement;
import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import java.util.List;
import java.util.Optional;

/** Any bytes are a rule or have issues, and whatever is accepted can be stored and scored by. */
public final class RuleTarget {
  private static final String ID = "a-rule";
  private static final long NOW = 1_777_887_000_000L;
  private static final AcceptedRules ACCEPTED = new AcceptedRules(KnownRules.READER);
  private static final List<CompanyEvent> EVENTS = List.of(event());

  private RuleTarget() {}

  private static CompanyEvent event() {
    String json =
        """
        {"type":"web_visit","timestamp":"2026-05-04T09:00:00Z","anonymousId":"v-1",
         "contact":{"email":"ada@acme.in","title":"Head of Marketing","age":41,"goals":["a","b"]},
         "company":{"domain":"acme.in","name":"Acme","industry":"SaaS","employees":"201-500",
                    "annualRevenue":"$10M","country":"IN","techStack":["HubSpot"],"foundedYear":2001},
         "page":{"url":"https://www.example.com/pricing?utm_source=x","title":"Pricing"},
         "properties":{"plan":"trial","seats":7,"open":true}}
        """;
    return new EventReader(ReaderSettings.standard()).read(json.getBytes(UTF_8), Arrival.live(NOW))
            instanceof Understood understood
        ? understood.event()
        : fail();
  }

  private static CompanyEvent fail() {
    throw new AssertionError("not an event");
  }

  /** Called by Jazzer: what is loaded once shall not count as slow. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("{\"kind\":\"tiers\"}".getBytes(UTF_8));
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    Judgement judgement = KnownRules.READER.read(ID, data.clone(), 1);
    assertThat(KnownRules.READER.read(ID, data.clone(), 1)).isEqualTo(judgement);
    Rule rule = judgement.rule();
    assertThat(judgement.of(Severity.ERROR).isEmpty()).isEqualTo(rule != null);
    State state = rule == null ? State.REJECTED : State.ACCEPTED;
    RuleVerdict verdict = new RuleVerdict(ID, state, 1, judgement.issues(), NOW);
    byte[] written = verdict.write();
    Told.json(written);
    // What a topic takes where nobody says otherwise.
    assertThat(written.length).isLessThan(1_000_000);
    assertThat(RuleVerdict.read(written).map(RuleVerdict::write)).contains(written);
    if (rule != null) {
      follow(rule, data);
    }
  }

  private static void follow(Rule rule, byte[] submission) {
    Accepted accepted = new Accepted(rule, 1);
    byte[] record = ACCEPTED.write(submission, accepted, NOW);
    Told.json(record);
    assertThat(ACCEPTED.read(ID, record)).isEqualTo(Optional.of(accepted));
    RuleBook book = RuleBook.of(List.of(accepted));
    List<String> told = Told.of(EVENTS, book, NOW);
    assertThat(Told.of(EVENTS, book, NOW)).isEqualTo(told);
  }
}
