package io.intentscorer.wire;

import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import io.intentscorer.domain.event.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads who did it: the identifiers that an event carries, cleaned. */
final class IdentifierReader {
  /** Where trackers put the address of a company's page, in the order of trust. */
  private static final List<String> WEBSITES =
      List.of("custom.website", "custom.websiteUrl", "custom.url");

  /** Where an event says which other domains are the company's. */
  private static final String ALIASES = "custom.aliases";

  private static final int MOST_ALIASES = 20;

  private final MailProviders providers;
  private final SharedHosts sharedHosts;

  IdentifierReader(MailProviders providers, SharedHosts sharedHosts) {
    this.providers = providers;
    this.sharedHosts = sharedHosts;
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
    String domain = domain(company, group);
    return new Identifiers(
        EventReader.id(message, "anonymousid"),
        user,
        false,
        EventReader.id(message, "previousid"),
        group,
        domain,
        aliases(company),
        email == null
            ? null
            : new Mailbox(email.address(), email.isOrganisations() ? email.domain() : null));
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

  private void tell(Map<String, Optional<Value>> contact, EmailAddress email) {
    contact.put("email", Optional.of(Value.text(email.address())));
    contact.put("emailType", Optional.of(Value.text(email.type().name().toLowerCase(Locale.ROOT))));
    providers
        .role(email.local())
        .ifPresent(role -> contact.put("emailRole", Optional.of(Value.text(role))));
  }

  /** The company's domain: from its own fact, its website, or a group that is called by it. */
  private @Nullable String domain(Map<String, Optional<Value>> company, @Nullable String group) {
    String told = EventReader.written(company, "domain");
    String domain = told.isEmpty() ? null : owned(told);
    if (domain == null && !told.isEmpty()) {
      // Nobody's domain, or that of many; what was sent stays visible.
      company.remove("domain");
      company.put("custom.domain", Optional.of(Value.text(told)));
    }
    for (String website : WEBSITES) {
      String address = domain == null ? EventReader.written(company, website) : "";
      domain = address.isEmpty() ? domain : owned(address);
      if (!address.isEmpty() && domain != null) {
        company.remove(website);
      }
    }
    if (domain != null) {
      company.put("domain", Optional.of(Value.text(domain)));
      return domain;
    }
    return told.isEmpty() && group != null ? owned(group) : null;
  }

  /** Other domains of the company; those of others, or of many, are none. */
  private List<String> aliases(Map<String, Optional<Value>> company) {
    Value told = company.getOrDefault(ALIASES, Optional.empty()).orElse(null);
    if (told == null) {
      return List.of();
    }
    List<String> written =
        told instanceof Value.Items items
            ? items.items()
            : List.of(told.written().split("[,;\\s]+", -1));
    return written.stream()
        .flatMap(alias -> Optional.ofNullable(owned(alias.strip())).stream())
        .distinct()
        .limit(MOST_ALIASES)
        .toList();
  }

  private @Nullable String owned(String host) {
    return Hosts.account(host, sharedHosts)
        .filter(domain -> !providers.isFree(domain))
        .filter(domain -> !providers.isDisposable(domain))
        .orElse(null);
  }
}
