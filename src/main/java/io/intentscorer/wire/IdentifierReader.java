package io.intentscorer.wire;

import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import io.intentscorer.domain.event.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads who did it: the identifiers that an event carries, cleaned. */
final class IdentifierReader {
  private final MailProviders providers;

  IdentifierReader(MailProviders providers) {
    this.providers = providers;
  }

  Identifiers read(
      Map<String, JsonNode> message,
      Map<String, JsonNode> context,
      Map<String, Optional<Value>> company,
      Map<String, Optional<Value>> contact) {
    String user = EventReader.id(message, "userid");
    EmailAddress email = email(contact);
    if (email == null && user != null) {
      // Many call identify with the address as the user's id.
      email = EmailAddress.read(user, providers).orElse(null);
      if (email != null) {
        tell(contact, email);
      }
    }
    String joined = EventReader.id(message, "groupid");
    String group = joined == null ? EventReader.id(context, "groupid") : joined;
    return new Identifiers(
        EventReader.id(message, "anonymousid"),
        user,
        EventReader.id(message, "previousid"),
        group,
        domain(company, group),
        email == null
            ? null
            : new Mailbox(
                email.address(),
                email.type() == EmailAddress.Type.BUSINESS ? email.domain() : null));
  }

  private @Nullable EmailAddress email(Map<String, Optional<Value>> contact) {
    String written = EventReader.written(contact, "email");
    if (written.isEmpty()) {
      return null;
    }
    EmailAddress email = EmailAddress.read(written, providers).orElse(null);
    if (email == null) {
      // Not an address, so nobody's identifier; what was sent stays visible.
      contact.remove("email");
      contact.put("custom.email", Optional.of(Value.text(written)));
      return null;
    }
    tell(contact, email);
    return email;
  }

  private static void tell(Map<String, Optional<Value>> contact, EmailAddress email) {
    contact.put("email", Optional.of(Value.text(email.address())));
    contact.put("emailType", Optional.of(Value.text(email.type().name().toLowerCase(Locale.ROOT))));
  }

  /** The company's domain, from its own fact or from a group that is called by its domain. */
  private @Nullable String domain(Map<String, Optional<Value>> company, @Nullable String group) {
    String told = EventReader.written(company, "domain");
    if (told.isEmpty()) {
      return group == null ? null : owned(group);
    }
    String domain = owned(told);
    if (domain == null) {
      company.remove("domain");
      company.put("custom.domain", Optional.of(Value.text(told)));
    } else {
      company.put("domain", Optional.of(Value.text(domain)));
    }
    return domain;
  }

  private @Nullable String owned(String host) {
    return Hosts.registrableDomain(host)
        .filter(domain -> !providers.isFree(domain))
        .filter(domain -> !providers.isDisposable(domain))
        .orElse(null);
  }
}
