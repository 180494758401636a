package io.intentscorer.wire;

import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.Cause;
import io.intentscorer.domain.lead.Lead;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Shadow;
import io.intentscorer.domain.lead.Standing;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Rule.Messaging;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.PersonaTag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.ByteArrayBuilder;

/** Writes what is published, field by field in the contract's order. */
public final class OutputWriter {
  /** The version of every record's form. */
  public static final int SCHEMA_VERSION = 1;

  /** A publication's value; of {@link Publication.Gone} there is none. */
  public byte[] write(Publication publication) {
    if (publication instanceof Publication.Gone) {
      throw new IllegalArgumentException("a key that is forgotten has no value");
    }
    ByteArrayBuilder bytes = new ByteArrayBuilder(1_024);
    try (JsonGenerator json =
        Json.MAPPER.tokenStreamFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      if (publication instanceof Publication.Scores scores) {
        account(json, scores.score());
      } else if (publication instanceof Publication.Scored scored) {
        lead(json, scored.lead());
        end(json, scored.lead().cause(), scored.lead().scoredAt());
      } else if (publication instanceof Publication.Nurture nurture) {
        nurture(json, nurture);
      } else if (publication instanceof Publication.Alert alert) {
        alert(json, alert);
      } else if (publication instanceof Publication.Booked booked) {
        LedgerWriter.entry(json, booked.entry());
        end(json, booked.entry().cause(), booked.entry().at());
      } else if (publication instanceof Publication.Farewell farewell) {
        json.writeStringProperty("transition", Publication.Transition.LEFT.word());
        end(json, Cause.erasure(), farewell.scoredAt());
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void account(JsonGenerator json, AccountScore score) {
    json.writeStringProperty("account", score.account());
    json.writeStringProperty("accountType", score.type().word());
    company(json, score.company());
    Standing standing = score.standing();
    OutputParts.fit(json, standing.fit(), true);
    json.writeArrayPropertyStart("icps");
    for (Fit.Summary fit : score.icps()) {
      json.writeStartObject();
      OutputParts.summary(json, fit);
      OutputParts.number(json, "coverage", fit.coverage());
      json.writeStringProperty("status", fit.status().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("intent");
    OutputParts.intent(json, standing.intent());
    OutputParts.nullable(json, "tier", standing.tier());
    json.writeStringProperty("priority", standing.priority());
    committee(json, score);
    shadow(json, standing.shadow());
    rules(json, standing);
    end(json, score.cause(), score.scoredAt());
  }

  private static void committee(JsonGenerator json, AccountScore score) {
    json.writeArrayPropertyStart("committee");
    for (AccountScore.Member member : score.committee()) {
      json.writeStartObject();
      json.writeStringProperty("persona", member.persona());
      OutputParts.nullable(json, "buyingRole", word(member.role()));
      json.writeNumberProperty("contacts", member.contacts());
      json.writeStringProperty("lastSeenAt", Times.written(member.lastSeen()));
      OutputParts.number(json, "intentShare", member.share());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("missingRoles");
    score.missingRoles().forEach(role -> json.writeString(role.word()));
    json.writeEndArray();
  }

  private static void lead(JsonGenerator json, Lead lead) {
    json.writeStringProperty("contact", lead.contact());
    json.writeStringProperty("account", lead.account());
    OutputParts.nullable(json, "name", lead.name());
    OutputParts.nullable(json, "email", lead.email());
    OutputParts.nullable(json, "title", lead.title());
    OutputParts.nullable(json, "department", lead.department());
    OutputParts.nullable(json, "seniority", lead.seniority());
    if (lead.consent() != null) {
      json.writeBooleanProperty("marketingConsent", lead.consent());
    }
    persona(json, lead.persona());
    Standing standing = lead.standing();
    OutputParts.fit(json, standing.fit(), false);
    json.writeObjectPropertyStart("intent");
    json.writeNumberProperty("account", standing.intent().score());
    json.writeNumberProperty("contact", lead.intent());
    json.writeNumberProperty("level", standing.intent().level());
    json.writeEndObject();
    OutputParts.nullable(json, "tier", standing.tier());
    json.writeStringProperty("priority", standing.priority());
    json.writeStringProperty("firstSeenAt", Times.written(lead.firstSeenAt()));
    json.writeStringProperty("lastSeenAt", Times.written(lead.lastSeenAt()));
    shadow(json, lead);
    rules(json, standing);
  }

  private static void shadow(JsonGenerator json, Shadow.@Nullable OfAccount shadow) {
    if (shadow == null) {
      return;
    }
    json.writeObjectPropertyStart("shadow");
    json.writeObjectPropertyStart("intent");
    json.writeNumberProperty("score", shadow.intent().score());
    json.writeNumberProperty("level", shadow.intent().level());
    OutputParts.signals(json, shadow.intent());
    json.writeEndObject();
    OutputParts.nullable(json, "tier", shadow.tier());
    json.writeStringProperty("priority", shadow.priority());
    json.writeEndObject();
  }

  private static void shadow(JsonGenerator json, Lead lead) {
    Shadow.OfContact shadow = lead.shadow();
    if (shadow == null) {
      return;
    }
    json.writeObjectPropertyStart("shadow");
    if (shadow.personas()) {
      persona(json, shadow.persona());
    }
    Shadow.OfAccount account = lead.standing().shadow();
    if (account != null && shadow.intent() != null) {
      json.writeObjectPropertyStart("intent");
      json.writeNumberProperty("account", account.intent().score());
      json.writeNumberProperty("contact", shadow.intent());
      json.writeNumberProperty("level", account.intent().level());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void persona(JsonGenerator json, @Nullable PersonaTag tag) {
    if (tag == null) {
      json.writeNullProperty("persona");
      return;
    }
    json.writeObjectPropertyStart("persona");
    json.writeStringProperty("id", tag.persona().id());
    json.writeStringProperty("name", tag.persona().name());
    json.writeNumberProperty("score", tag.score());
    OutputParts.nullable(json, "buyingRole", word(tag.persona().buyingRole()));
    OutputParts.reasons(json, tag.reasons());
    json.writeEndObject();
  }

  private static void nurture(JsonGenerator json, Publication.Nurture nurture) {
    lead(json, nurture.lead());
    json.writeStringProperty("transition", nurture.transition().word());
    Messaging messaging = nurture.messaging();
    json.writeObjectPropertyStart("messaging");
    OutputParts.texts(json, "goals", messaging.goals());
    OutputParts.texts(json, "painPoints", messaging.painPoints());
    OutputParts.texts(json, "objections", messaging.objections());
    OutputParts.texts(json, "channels", messaging.channels());
    OutputParts.texts(json, "content", messaging.content());
    OutputParts.texts(json, "triggers", messaging.triggers());
    OutputParts.nullable(json, "tone", messaging.tone());
    json.writeEndObject();
    end(json, nurture.lead().cause(), nurture.lead().scoredAt());
  }

  private static void alert(JsonGenerator json, Publication.Alert alert) {
    json.writeStringProperty("account", alert.account());
    json.writeStringProperty("alert", alert.kind().word());
    OutputParts.nullable(json, "from", alert.from());
    OutputParts.nullable(json, "to", alert.to());
    if (alert.kind() == Publication.AlertKind.ROLE_ENGAGED) {
      OutputParts.nullable(json, "buyingRole", word(alert.role()));
    }
    OutputParts.fit(json, alert.standing().fit(), false);
    json.writeName("intent");
    OutputParts.intent(json, alert.standing().intent());
    rules(json, alert.standing());
    end(json, alert.cause(), alert.scoredAt());
  }

  private static void company(JsonGenerator json, Facts facts) {
    json.writeObjectPropertyStart("company");
    facts.forEach(
        (name, value) -> {
          if (!name.startsWith("custom.")) {
            json.writeName(name);
            OutputParts.value(json, value);
          }
        });
    boolean[] open = {false};
    facts.forEach(
        (name, value) -> {
          if (name.startsWith("custom.")) {
            if (!open[0]) {
              json.writeObjectPropertyStart("custom");
              open[0] = true;
            }
            json.writeName(name.substring("custom.".length()));
            OutputParts.value(json, value);
          }
        });
    if (open[0]) {
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void rules(JsonGenerator json, Standing standing) {
    json.writeObjectPropertyStart("rules");
    json.writeNumberProperty("version", standing.rulesVersion());
    json.writeEndObject();
  }

  private static void end(JsonGenerator json, Cause cause, long scoredAt) {
    json.writeObjectPropertyStart("cause");
    json.writeStringProperty("kind", cause.kind().word());
    if (cause.messageId() != null) {
      json.writeStringProperty("messageId", cause.messageId());
    }
    json.writeEndObject();
    json.writeStringProperty("scoredAt", Times.written(scoredAt));
    json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
  }

  private static @Nullable String word(@Nullable BuyingRole role) {
    return role == null ? null : role.word();
  }
}
