package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Facts.Fact;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.persona.Title;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Known;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code contact.} attributes of a person, and the {@code company.} ones of their account. */
public record KnownContact(Facts facts, @Nullable Title title, Known company) implements Known {
  private static final String PREFIX = "contact.";

  /** What is known of a person, with the title read. */
  public static KnownContact of(Facts facts, Known company, TitleReader titles) {
    String written = facts.text("title");
    return new KnownContact(facts, written == null ? null : titles.read(written), company);
  }

  /** Somebody of whom nothing is known but a title. */
  public static KnownContact ofTitle(String title, TitleReader titles) {
    Facts facts = Facts.of(Map.of("title", new Fact(Value.text(title), 0)));
    return of(facts, new KnownCompany("", Account.Type.COMPANY, Facts.NONE), titles);
  }

  @Override
  public @Nullable Value value(String attribute) {
    if (!attribute.startsWith(PREFIX)) {
      return company.value(attribute);
    }
    String name = attribute.substring(PREFIX.length());
    Value told = facts.value(name);
    if (told != null) {
      return told;
    }
    return switch (name) {
      case "department" -> text(department());
      case "seniority" -> text(seniority());
      default -> null;
    };
  }

  /** The department told, else the one read from the title, else null. */
  public @Nullable String department() {
    String told = facts.text("department");
    if (told != null || title == null || title.department() == null) {
      return told;
    }
    return title.department().word();
  }

  /** The seniority told, else the one read from the title, else null. */
  public @Nullable String seniority() {
    String told = facts.text("seniority");
    if (told != null || title == null || title.seniority() == null) {
      return told;
    }
    return title.seniority().word();
  }

  private static @Nullable Value text(@Nullable String word) {
    return word == null ? null : Value.text(word);
  }
}
