package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Balance;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Link;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.domain.account.Seat;
import io.intentscorer.domain.account.Timeline;
import io.intentscorer.domain.account.Whereabouts;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import io.intentscorer.domain.event.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StateCodecTest {
  static final Facts FACTS =
      Facts.of(
          Map.of(
              "name", new Facts.Fact(Value.text("Acme GmbH"), 1_777_887_000_000L),
              "employees", new Facts.Fact(new Value.Quantity(201, 500, "201-500"), 5),
              "techStack", new Facts.Fact(new Value.Items(List.of("HubSpot", "Slack")), 6),
              "industry", new Facts.Fact(null, 7),
              "custom.partner", new Facts.Fact(new Value.Flag(true), 8),
              "annualRevenue", new Facts.Fact(Value.number(1.5e7), 9)));
  static final Map<String, Gathered> INTENT =
      Map.of("pricing", new Gathered(42, 2.5, 1.25, 2.75, 1_777_887_000_000L, 3));
  static final CompanyEvent EVENT =
      new CompanyEvent(
          "signed_up",
          "m-1",
          1_777_887_000_000L,
          new Identifiers(
              "v-77",
              "u-5",
              false,
              "v-76",
              "g-1",
              "acme.in",
              List.of(),
              new Mailbox("a@acme.in", "acme.in")),
          Map.of("industry", Optional.empty(), "name", Optional.of(Value.text("Acme"))),
          Map.of("title", Optional.of(Value.text("CMO"))),
          Map.of("event.name", Value.text("signed_up")),
          null);
  static final Account ACCOUNT =
      new Account(
          "acme.in",
          Account.Type.COMPANY,
          FACTS,
          INTENT,
          Map.of("a@acme.in", 1_777_887_000_000L, "visitor:v-77", 1_777_886_000_000L),
          Map.of("vp-marketing", new Seat(2, Long.MIN_VALUE, 0, Map.of())),
          1_777_000_000_000L,
          1 << 30,
          Set.of(),
          new Account.Published(
              0, 2, 3, -4, "A2", Long.MAX_VALUE, false, Set.of("vp-marketing"), Balance.NOTHING));
  static final Contact CONTACT =
      new Contact(
          "a@acme.in",
          FACTS,
          INTENT,
          Map.of("trial", 1_777_887_000_000L),
          1_777_000_000_000L,
          1_777_887_000_000L,
          1 << 30,
          Whereabouts.HERE,
          new Contact.Published(-1, 2, "vp-marketing", null));
  static final Identity IDENTITY =
      new Identity(
          Timeline.of("u-5", 1),
          Timeline.of(new Mailbox("a@gmail.com", null), 2),
          Timeline.of(new Identity.Membership("g-1", "acme.in"), 3),
          Map.of(),
          Set.of(),
          0,
          List.of(EVENT));

  private record Form(String name, Object state, Function<byte[], Object> read) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Form> forms() {
    return Stream.of(
        new Form("account", ACCOUNT, StateCodec::account),
        new Form("contact", CONTACT, StateCodec::contact),
        new Form("identity", IDENTITY, StateCodec::identity),
        new Form("to-visitor", new ToVisitor("v-77", EVENT, null), NextCodec::next),
        new Form("link", new Link("v-77", "u-5", 1_777_887_000_000L), NextCodec::next),
        new Form("to-user", new ToUser("u-5", EVENT, null), NextCodec::next),
        new Form(
            "to-account",
            new ToAccount(
                new AccountKey("a@gmail.com", Account.Type.INDIVIDUAL), "a@gmail.com", EVENT),
            NextCodec::next));
  }

  /**
   * Bytes of form 1 as they lie in stores and on topics. These files stay as they are: a test that
   * fails here says that an update would not read what is stored.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void aYearOldStateStillReads(Form form) throws IOException {
    assertThat(form.read().apply(stored(form.name() + ".v1"))).isEqualTo(form.state());
  }

  @Test
  void anAccountOfForm2IsLookedAtAnewAsAWhole() throws IOException {
    Account account = StateCodec.account(stored("account.v2"));

    assertThat(account.events()).isEqualTo(17);
    assertThat(account.aliases()).containsExactly("acme.io");
    // No rule book has the fingerprint 0, so that the next look is at everything.
    assertThat(account.published()).isEqualTo(ACCOUNT.published());
    assertThat(account.published().rules()).isZero();
    assertThat(account.committee()).isEqualTo(ACCOUNT.committee());
    assertThat(account.intent()).isEqualTo(INTENT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void bytesThatEndEarlyAreRefused(Form form) throws IOException {
    byte[] whole = stored(form.name() + ".v1");
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> form.read().apply(part))
          .as("the first %d bytes", length)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void aNewerFormIsRefused(Form form) throws IOException {
    byte[] newer = stored(form.name() + ".v1");
    newer[0] = 99;

    assertThatIllegalStateException()
        .isThrownBy(() -> form.read().apply(newer))
        .withMessageContaining("99");
  }

  @Test
  void whatIsWrittenIsRead() {
    for (long seed = 0; seed < 2_000; seed++) {
      Chance chance = new Chance(seed);
      Account account = chance.account();
      Contact contact = chance.contact();
      Identity identity = chance.identity();
      Next next = chance.next();
      Fate fate = chance.fate();

      assertThat(StateCodec.account(StateCodec.account(account))).isEqualTo(account);
      assertThat(StateCodec.contact(StateCodec.contact(contact))).isEqualTo(contact);
      assertThat(StateCodec.identity(StateCodec.identity(identity))).isEqualTo(identity);
      assertThat(StateCodec.fate(StateCodec.fate(fate))).isEqualTo(fate);
      assertThat(NextCodec.next(NextCodec.next(next))).isEqualTo(next);
    }
  }

  @Test
  void equalStatesHaveEqualBytes() {
    for (long seed = 0; seed < 500; seed++) {
      byte[] bytes = StateCodec.account(new Chance(seed).account());

      assertThat(StateCodec.account(StateCodec.account(bytes))).isEqualTo(bytes);
    }
  }

  static byte[] stored(String name) throws IOException {
    String path = "/state/" + name + ".hex";
    try (InputStream file =
        Objects.requireNonNull(StateCodecTest.class.getResourceAsStream(path), path)) {
      String hex = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
  }
}
