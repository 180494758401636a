package io.intentscorer.wire;

import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.Cause;
import io.intentscorer.domain.lead.Lead;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Standing;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Rule.Messaging;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.PersonaTag;
import io.intentscorer.domain.score.Reason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.ByteArrayBuilder;

/** Writes what is published, field by field in the contract's order. */
public final class OutputWriter {
  /** The version of every record's form. */
  public static final int SCHEMA_VERSION = 1;

  /** A publication's value. */
  public byte[] write(Publication publication) {
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
      } else if (publication instanceof Publication.TierChanged alert) {
        alert(json, alert);
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
    fit(json, standing.fit(), true);
    json.writeArrayPropertyStart("icps");
    for (Fit fit : score.icps()) {
      json.writeStartObject();
      summary(json, fit);
      number(json, "coverage", fit.coverage());
      json.writeStringProperty("status", fit.status().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName("intent");
    intent(json, standing.intent());
    nullable(json, "tier", standing.tier());
    json.writeStringProperty("priority", standing.priority());
    committee(json, score);
    rules(json, standing);
    end(json, score.cause(), score.scoredAt());
  }

  private static void committee(JsonGenerator json, AccountScore score) {
    json.writeArrayPropertyStart("committee");
    for (AccountScore.Member member : score.committee()) {
      json.writeStartObject();
      json.writeStringProperty("persona", member.persona());
      nullable(json, "buyingRole", word(member.role()));
      json.writeNumberProperty("contacts", member.contacts());
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
    nullable(json, "name", lead.name());
    nullable(json, "email", lead.email());
    nullable(json, "title", lead.title());
    nullable(json, "department", lead.department());
    nullable(json, "seniority", lead.seniority());
    if (lead.consent() != null) {
      json.writeBooleanProperty("marketingConsent", lead.consent());
    }
    persona(json, lead.persona());
    Standing standing = lead.standing();
    fit(json, standing.fit(), false);
    json.writeObjectPropertyStart("intent");
    json.writeNumberProperty("account", standing.intent().score());
    json.writeNumberProperty("contact", lead.intent());
    json.writeNumberProperty("level", standing.intent().level());
    json.writeEndObject();
    nullable(json, "tier", standing.tier());
    json.writeStringProperty("priority", standing.priority());
    json.writeStringProperty("firstSeenAt", Times.written(lead.firstSeenAt()));
    json.writeStringProperty("lastSeenAt", Times.written(lead.lastSeenAt()));
    rules(json, standing);
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
    nullable(json, "buyingRole", word(tag.persona().buyingRole()));
    reasons(json, tag.reasons());
    json.writeEndObject();
  }

  private static void nurture(JsonGenerator json, Publication.Nurture nurture) {
    lead(json, nurture.lead());
    json.writeStringProperty("transition", nurture.transition().word());
    Messaging messaging = nurture.messaging();
    json.writeObjectPropertyStart("messaging");
    texts(json, "goals", messaging.goals());
    texts(json, "painPoints", messaging.painPoints());
    texts(json, "objections", messaging.objections());
    texts(json, "channels", messaging.channels());
    texts(json, "content", messaging.content());
    texts(json, "triggers", messaging.triggers());
    nullable(json, "tone", messaging.tone());
    json.writeEndObject();
    end(json, nurture.lead().cause(), nurture.lead().scoredAt());
  }

  private static void alert(JsonGenerator json, Publication.TierChanged alert) {
    json.writeStringProperty("account", alert.account());
    json.writeStringProperty("alert", "tier-changed");
    nullable(json, "from", alert.from());
    nullable(json, "to", alert.to());
    fit(json, alert.standing().fit(), false);
    json.writeName("intent");
    intent(json, alert.standing().intent());
    rules(json, alert.standing());
    end(json, alert.cause(), alert.scoredAt());
  }

  private static void company(JsonGenerator json, Facts facts) {
    json.writeObjectPropertyStart("company");
    facts.forEach(
        (name, value) -> {
          if (!name.startsWith("custom.")) {
            json.writeName(name);
            value(json, value);
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
            value(json, value);
          }
        });
    if (open[0]) {
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void fit(JsonGenerator json, @Nullable Fit fit, boolean whole) {
    if (fit == null) {
      json.writeNullProperty("fit");
      return;
    }
    json.writeObjectPropertyStart("fit");
    summary(json, fit);
    if (whole) {
      number(json, "coverage", fit.coverage());
      reasons(json, fit.reasons());
    }
    json.writeEndObject();
  }

  private static void summary(JsonGenerator json, Fit fit) {
    json.writeStringProperty("icp", fit.icp());
    json.writeNumberProperty("score", fit.score());
    json.writeStringProperty("grade", fit.grade().name());
    json.writeStringProperty("verdict", fit.verdict().word());
  }

  private static void reasons(JsonGenerator json, List<Reason> reasons) {
    json.writeArrayPropertyStart("reasons");
    for (Reason reason : reasons) {
      json.writeStartObject();
      json.writeStringProperty("criterion", reason.criterion());
      json.writeStringProperty("answer", reason.answer().word());
      number(json, "points", reason.points());
      number(json, "of", reason.of());
      if (reason.attribute() != null) {
        json.writeStringProperty("attribute", reason.attribute());
        json.writeName("value");
        value(json, reason.value());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void intent(JsonGenerator json, Intent intent) {
    json.writeStartObject();
    json.writeNumberProperty("score", intent.score());
    json.writeNumberProperty("level", intent.level());
    if (intent.surge() == null) {
      json.writeNullProperty("surge");
    } else {
      number(json, "surge", intent.surge());
    }
    json.writeBooleanProperty("surging", intent.surging());
    json.writeNumberProperty("people", intent.people());
    json.writeArrayPropertyStart("signals");
    for (Intent.SignalScore signal : intent.signals()) {
      json.writeStartObject();
      json.writeStringProperty("signal", signal.signal());
      number(json, "points", signal.points());
      json.writeNumberProperty("events", signal.events());
      json.writeStringProperty("lastAt", Times.written(signal.lastAt()));
      json.writeEndObject();
    }
    json.writeEndArray();
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

  private static void value(JsonGenerator json, @Nullable Value value) {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Value.Quantity quantity && quantity.text() == null) {
      number(json, quantity.low());
    } else if (value instanceof Value.Flag flag) {
      json.writeBoolean(flag.yes());
    } else if (value instanceof Value.Items items) {
      json.writeStartArray();
      items.items().forEach(json::writeString);
      json.writeEndArray();
    } else {
      json.writeString(value.written());
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String name, double number) {
    json.writeName(name);
    number(json, number);
  }

  /** Whole numbers without a decimal point, as the contract shows them. */
  private static void number(JsonGenerator json, double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      json.writeNumber((long) number);
    } else {
      json.writeNumber(number);
    }
  }

  private static void nullable(JsonGenerator json, String name, @Nullable String text) {
    if (text == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, text);
    }
  }

  private static @Nullable String word(@Nullable BuyingRole role) {
    return role == null ? null : role.word();
  }
}
