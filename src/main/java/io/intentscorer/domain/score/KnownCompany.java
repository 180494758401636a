package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Country;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Known;
import org.jspecify.annotations.Nullable;

/** The {@code company.} attributes of an account: its facts, and what follows from them. */
public record KnownCompany(String account, Account.Type type, Facts facts) implements Known {
  static final String PREFIX = "company.";

  public static KnownCompany of(Account account) {
    return new KnownCompany(account.key(), account.type(), account.company());
  }

  @Override
  public @Nullable Value value(String attribute) {
    if (!attribute.startsWith(PREFIX)) {
      return null;
    }
    String name = attribute.substring(PREFIX.length());
    Value told = facts.value(name);
    if (told != null) {
      return told;
    }
    return switch (name) {
      case "accountType" -> Value.text(type.word());
      case "domain" -> type == Account.Type.COMPANY ? Value.text(account) : null;
      case "region" -> region();
      default -> null;
    };
  }

  private @Nullable Value region() {
    String country = facts.text("country");
    return country == null ? null : Country.region(country).map(Value::text).orElse(null);
  }
}
