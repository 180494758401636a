package io.intentscorer.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.AccountResolver.Step;
import io.intentscorer.domain.account.Next.AtUser;
import io.intentscorer.domain.account.Next.AtVisitor;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.wire.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountResolverTest {
  private static final long DAY = 86_400_000L;

  private final AccountResolver resolver = AccountResolver.standard();
  private final Map<String, Identity> visitors = new HashMap<>();
  private final Map<String, Identity> users = new HashMap<>();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the company's domain first|'company':{'domain':'https://www.acme.co.uk/about'},'groupId':'g','contact':{'email':'a@other.in'}|company acme.co.uk by a@other.in",
        "a group without a domain after the business address|'groupId':'g','contact':{'email':'a@other.in'}|company other.in by a@other.in",
        "a group without a domain before a free address|'groupId':'g','contact':{'email':'a@gmail.com'}|company group:g by a@gmail.com",
        "the group's domain before the business address|'type':'group','groupId':'g','traits':{'website':'acme.in'},'contact':{'email':'a@other.in'}|company acme.in by a@other.in",
        "a group that is called by its domain|'groupId':'acme.in','contact':{'email':'a@other.in'}|company acme.in by a@other.in",
        "the group of the context too|'context':{'groupId':'acme.in'},'contact':{'email':'a@other.in'}|company acme.in by a@other.in",
        "then the e-mail's domain|'userId':'u','contact':{'email':'A@Mail.Acme.co.uk'}|company acme.co.uk by a@mail.acme.co.uk",
        "a free address stands for itself|'contact':{'email':'Ann@gmail.com'}|individual ann@gmail.com by ann@gmail.com",
        "a disposable one too|'contact':{'email':'x@mailinator.com'}|individual x@mailinator.com by x@mailinator.com",
        "a company without a person|'company':{'domain':'acme.in'}|company acme.in by null",
        "a user without an address|'userId':'u','company':{'domain':'acme.in'}|company acme.in by user:u",
        "a visitor without a name|'anonymousId':'v','company':{'domain':'acme.in'}|company acme.in by visitor:v",
        "a free domain is no company|'company':{'domain':'gmail.com'},'contact':{'email':'a@acme.in'}|company acme.in by a@acme.in",
        "an address as the user's id|'userId':'Ann@Acme.in'|company acme.in by ann@acme.in",
      })
  void theFirstThatAnswersIsTheAccount(String name, String event, String answer) {
    assertThat(tell(0, event)).containsExactly(answer + " day 0");
  }

  @Test
  void nobodyAtAllGoesNowhere() {
    assertThat(resolver.enter(event(0, "'page':{'url':'https://www.example.com/'}"))).isEmpty();
  }

  @Test
  void visitsAreCreditedWithTheirOwnTimesWhenTheVisitorSaysWhoItIs() {
    assertThat(tell(0, "'anonymousId':'v'")).isEmpty();
    assertThat(tell(1, "'anonymousId':'v'")).isEmpty();

    assertThat(tell(2, "'anonymousId':'v','contact':{'email':'a@acme.in'}"))
        .containsExactly(
            "company acme.in by a@acme.in day 2",
            "company acme.in by a@acme.in day 0",
            "company acme.in by a@acme.in day 1");
    assertThat(tell(3, "'anonymousId':'v'")).containsExactly("company acme.in by a@acme.in day 3");
  }

  @Test
  void visitsAreCreditedWhenTheVisitorTurnsOutToBeAUser() {
    tell(0, "'anonymousId':'v'");

    assertThat(tell(2, "'anonymousId':'v','userId':'u','contact':{'email':'a@acme.in'}"))
        .containsExactly(
            "company acme.in by a@acme.in day 2", "company acme.in by a@acme.in day 0");
  }

  @Test
  void aUserIsKnownOnEveryDevice() {
    tell(0, "'anonymousId':'laptop','userId':'u','contact':{'email':'a@acme.in'}");
    tell(1, "'anonymousId':'phone'");

    assertThat(tell(2, "'anonymousId':'phone','userId':'u'"))
        .containsExactlyInAnyOrder(
            "company acme.in by a@acme.in day 2", "company acme.in by a@acme.in day 1");
    assertThat(tell(3, "'anonymousId':'phone'"))
        .containsExactly("company acme.in by a@acme.in day 3");
    assertThat(tell(3, "'anonymousId':'laptop'"))
        .containsExactly("company acme.in by a@acme.in day 3");
  }

  @Test
  void whatAUserDidBeforeTheAddressWasKnownFollows() {
    assertThat(tell(0, "'userId':'u'")).isEmpty();
    assertThat(tell(1, "'anonymousId':'v','userId':'u'")).isEmpty();

    assertThat(tell(2, "'userId':'u','contact':{'email':'a@acme.in'}"))
        .containsExactly(
            "company acme.in by a@acme.in day 2",
            "company acme.in by a@acme.in day 0",
            "company acme.in by a@acme.in day 1");
  }

  @Test
  void anAliasTiesAVisitorToAUser() {
    tell(0, "'anonymousId':'v'");
    tell(1, "'userId':'u','contact':{'email':'a@acme.in'}");

    assertThat(tell(2, "'type':'alias','previousId':'v','userId':'u'"))
        .containsExactlyInAnyOrder(
            "company acme.in by a@acme.in day 2", "company acme.in by a@acme.in day 0");
    assertThat(tell(3, "'anonymousId':'v'")).containsExactly("company acme.in by a@acme.in day 3");
  }

  @Test
  void whatAVisitorWasKnownByReachesItsUser() {
    tell(0, "'anonymousId':'v','contact':{'email':'a@acme.in'}");
    tell(1, "'userId':'u'");

    assertThat(tell(2, "'anonymousId':'v','userId':'u'"))
        .containsExactlyInAnyOrder(
            "company acme.in by a@acme.in day 2", "company acme.in by a@acme.in day 1");
    assertThat(tell(3, "'userId':'u'")).containsExactly("company acme.in by a@acme.in day 3");
  }

  @Test
  void theGroupThatAVisitorJoinedIsItsUsersToo() {
    tell(0, "'type':'group','anonymousId':'v','groupId':'acme.in'");
    tell(1, "'anonymousId':'v','userId':'u','contact':{'email':'a@gmail.com'}");

    assertThat(tell(2, "'userId':'u'")).containsExactly("company acme.in by a@gmail.com day 2");
  }

  @Test
  void aSecondUserOfADeviceIsNotIntroducedAsTheFirst() {
    tell(0, "'anonymousId':'v','contact':{'email':'a@acme.in'}");
    tell(1, "'anonymousId':'v','userId':'first'");

    assertThat(tell(2, "'anonymousId':'v','userId':'second'")).isEmpty();
  }

  @Test
  void theGroupThatAUserJoinedLastIsTheAccount() {
    tell(0, "'type':'group','userId':'u','groupId':'g-1','traits':{'domain':'acme.in'}");

    assertThat(tell(1, "'userId':'u','contact':{'email':'a@gmail.com'}"))
        .containsExactly("company acme.in by a@gmail.com day 1");
    assertThat(tell(2, "'userId':'u','groupId':'g-1'"))
        .as("the group keeps its domain")
        .containsExactly("company acme.in by a@gmail.com day 2");
    tell(3, "'type':'group','userId':'u','groupId':'g-2'");
    assertThat(tell(4, "'userId':'u'")).containsExactly("company group:g-2 by a@gmail.com day 4");
  }

  @Test
  void anOlderGroupThatArrivesLaterIsNotTheLast() {
    tell(5, "'type':'group','userId':'u','groupId':'new'");
    tell(3, "'type':'group','userId':'u','groupId':'old'");

    assertThat(tell(6, "'userId':'u'")).containsExactly("company group:new by user:u day 6");
  }

  @Test
  void theNewest200VisitsWait() {
    for (int i = 0; i < 250; i++) {
      tell(i / 100.0, "'anonymousId':'v'");
    }
    List<String> told = tell(3, "'anonymousId':'v','contact':{'email':'a@acme.in'}");

    assertThat(told).hasSize(201);
    assertThat(told.get(1)).endsWith("day 0.5");
    assertThat(told.get(200)).endsWith("day 2.49");
  }

  @Test
  void theNewest200VisitsWaitInAnyOrderOfArrival() {
    for (int i = 249; i >= 0; i--) {
      tell(i / 100.0, "'anonymousId':'v'");
    }
    List<String> told = tell(3, "'anonymousId':'v','contact':{'email':'a@acme.in'}");

    assertThat(told).hasSize(201);
    assertThat(told.get(1)).endsWith("day 0.5");
  }

  @Test
  void visitsWaitForThirtyDays() {
    tell(0, "'anonymousId':'v'");
    tell(1, "'anonymousId':'v'");
    tell(20, "'anonymousId':'v'");

    assertThat(tell(31, "'anonymousId':'v','contact':{'email':'a@acme.in'}"))
        .containsExactly(
            "company acme.in by a@acme.in day 31",
            "company acme.in by a@acme.in day 1",
            "company acme.in by a@acme.in day 20");
  }

  @Test
  void visitsWaitForThirtyDaysForALinkToo() {
    tell(1, "'userId':'u','contact':{'email':'a@acme.in'}");
    tell(0, "'anonymousId':'v'");
    tell(20, "'anonymousId':'v'");

    assertThat(tell(31, "'anonymousId':'v','userId':'u'"))
        .containsExactlyInAnyOrder(
            "company acme.in by a@acme.in day 31", "company acme.in by a@acme.in day 20");
  }

  @Test
  void aVisitorTooLargeToKeepForgetsTheOlderHalf() {
    tell(0, "'anonymousId':'v'");
    tell(1, "'anonymousId':'v'");
    tell(2, "'anonymousId':'v'");
    Identity known = visitors.getOrDefault("v", Identity.UNKNOWN);

    assertThat(known.forgettingTheOlderHalf().kept())
        .extracting(CompanyEvent::time)
        .containsExactly(2 * DAY);
  }

  /** What reaches an account: all stages, first in, first out. */
  private List<String> tell(double day, String fields) {
    List<String> told = new ArrayList<>();
    Deque<Next> waiting = new ArrayDeque<>(resolver.enter(event(day, fields)));
    for (Next next = waiting.poll(); next != null; next = waiting.poll()) {
      if (next instanceof ToAccount sighting) {
        String time = Double.toString((double) sighting.event().time() / DAY);
        told.add(
            sighting.account().type().word()
                + " "
                + sighting.key()
                + " by "
                + sighting.person()
                + " day "
                + (time.endsWith(".0") ? time.substring(0, time.length() - 2) : time));
      } else if (next instanceof AtVisitor news) {
        waiting.addAll(keep(visitors, next, resolver.at(known(visitors, next), news)));
      } else if (next instanceof AtUser news) {
        waiting.addAll(keep(users, next, resolver.at(known(users, next), news)));
      }
    }
    return told;
  }

  private static Identity known(Map<String, Identity> identities, Next next) {
    return identities.getOrDefault(next.key(), Identity.UNKNOWN);
  }

  private static List<Next> keep(Map<String, Identity> identities, Next next, Step step) {
    identities.put(next.key(), Objects.requireNonNull(step.identity()));
    return step.next();
  }

  private static CompanyEvent event(double day, String fields) {
    String type = fields.contains("'type'") ? "" : "'type':'x',";
    return Written.event("{" + type + "'timestamp':" + timestamp(day) + "," + fields + "}");
  }

  // As text: small numbers would be read as seconds.
  private static String timestamp(double day) {
    return "'" + java.time.Instant.ofEpochMilli(Math.round(day * DAY)) + "'";
  }
}
