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
        OutputParts.text(json, Names.TRANSITION, Publication.Transition.LEFT.word());
        end(json, Cause.erasure(), farewell.scoredAt());
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void account(JsonGenerator json, AccountScore score) {
    OutputParts.text(json, Names.ACCOUNT, score.account());
    OutputParts.text(json, Names.ACCOUNT_TYPE, score.type().word());
    company(json, score.company());
    Standing standing = score.standing();
    OutputParts.fit(json, standing.fit(), true);
    OutputParts.array(json, Names.ICPS);
    for (Fit.Summary fit : score.icps()) {
      json.writeStartObject();
      OutputParts.summary(json, fit);
      OutputParts.number(json, Names.COVERAGE, fit.coverage());
      OutputParts.text(json, Names.STATUS, fit.status().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeName(Names.INTENT);
    OutputParts.intent(json, standing.intent());
    OutputParts.text(json, Names.TIER, standing.tier());
    OutputParts.text(json, Names.PRIORITY, standing.priority());
    committee(json, score);
    shadow(json, standing.shadow());
    rules(json, standing);
    end(json, score.cause(), score.scoredAt());
  }

  private static void committee(JsonGenerator json, AccountScore score) {
    OutputParts.array(json, Names.COMMITTEE);
    for (AccountScore.Member member : score.committee()) {
      json.writeStartObject();
      OutputParts.text(json, Names.PERSONA, member.persona());
      OutputParts.text(json, Names.BUYING_ROLE, word(member.role()));
      OutputParts.number(json, Names.CONTACTS, member.contacts());
      OutputParts.text(json, Names.LAST_SEEN_AT, Times.written(member.lastSeen()));
      OutputParts.number(json, Names.INTENT_SHARE, member.share());
      json.writeEndObject();
    }
    json.writeEndArray();
    OutputParts.array(json, Names.MISSING_ROLES);
    score.missingRoles().forEach(role -> json.writeString(role.word()));
    json.writeEndArray();
  }

  private static void lead(JsonGenerator json, Lead lead) {
    OutputParts.text(json, Names.CONTACT, lead.contact());
    OutputParts.text(json, Names.ACCOUNT, lead.account());
    OutputParts.text(json, Names.NAME, lead.name());
    OutputParts.text(json, Names.EMAIL, lead.email());
    OutputParts.text(json, Names.TITLE, lead.title());
    OutputParts.text(json, Names.DEPARTMENT, lead.department());
    OutputParts.text(json, Names.SENIORITY, lead.seniority());
    if (lead.consent() != null) {
      OutputParts.flag(json, Names.MARKETING_CONSENT, lead.consent());
    }
    persona(json, lead.persona());
    Standing standing = lead.standing();
    OutputParts.fit(json, standing.fit(), false);
    OutputParts.object(json, Names.INTENT);
    OutputParts.number(json, Names.ACCOUNT, standing.intent().score());
    OutputParts.number(json, Names.CONTACT, lead.intent());
    OutputParts.number(json, Names.LEVEL, standing.intent().level());
    json.writeEndObject();
    OutputParts.text(json, Names.TIER, standing.tier());
    OutputParts.text(json, Names.PRIORITY, standing.priority());
    OutputParts.text(json, Names.FIRST_SEEN_AT, Times.written(lead.firstSeenAt()));
    OutputParts.text(json, Names.LAST_SEEN_AT, Times.written(lead.lastSeenAt()));
    shadow(json, lead);
    rules(json, standing);
  }

  private static void shadow(JsonGenerator json, Shadow.@Nullable OfAccount shadow) {
    if (shadow == null) {
      return;
    }
    OutputParts.object(json, Names.SHADOW);
    OutputParts.object(json, Names.INTENT);
    OutputParts.number(json, Names.SCORE, shadow.intent().score());
    OutputParts.number(json, Names.LEVEL, shadow.intent().level());
    OutputParts.signals(json, shadow.intent());
    json.writeEndObject();
    OutputParts.text(json, Names.TIER, shadow.tier());
    OutputParts.text(json, Names.PRIORITY, shadow.priority());
    json.writeEndObject();
  }

  private static void shadow(JsonGenerator json, Lead lead) {
    Shadow.OfContact shadow = lead.shadow();
    if (shadow == null) {
      return;
    }
    OutputParts.object(json, Names.SHADOW);
    if (shadow.personas()) {
      persona(json, shadow.persona());
    }
    Shadow.OfAccount account = lead.standing().shadow();
    if (account != null && shadow.intent() != null) {
      OutputParts.object(json, Names.INTENT);
      OutputParts.number(json, Names.ACCOUNT, account.intent().score());
      OutputParts.number(json, Names.CONTACT, shadow.intent());
      OutputParts.number(json, Names.LEVEL, account.intent().level());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void persona(JsonGenerator json, @Nullable PersonaTag tag) {
    if (tag == null) {
      OutputParts.nothing(json, Names.PERSONA);
      return;
    }
    OutputParts.object(json, Names.PERSONA);
    OutputParts.text(json, Names.ID, tag.persona().id());
    OutputParts.text(json, Names.NAME, tag.persona().name());
    OutputParts.number(json, Names.SCORE, tag.score());
    OutputParts.text(json, Names.BUYING_ROLE, word(tag.persona().buyingRole()));
    OutputParts.reasons(json, tag.reasons());
    json.writeEndObject();
  }

  private static void nurture(JsonGenerator json, Publication.Nurture nurture) {
    lead(json, nurture.lead());
    OutputParts.text(json, Names.TRANSITION, nurture.transition().word());
    Messaging messaging = nurture.messaging();
    OutputParts.object(json, Names.MESSAGING);
    OutputParts.texts(json, Names.GOALS, messaging.goals());
    OutputParts.texts(json, Names.PAIN_POINTS, messaging.painPoints());
    OutputParts.texts(json, Names.OBJECTIONS, messaging.objections());
    OutputParts.texts(json, Names.CHANNELS, messaging.channels());
    OutputParts.texts(json, Names.CONTENT, messaging.content());
    OutputParts.texts(json, Names.TRIGGERS, messaging.triggers());
    OutputParts.text(json, Names.TONE, messaging.tone());
    json.writeEndObject();
    end(json, nurture.lead().cause(), nurture.lead().scoredAt());
  }

  private static void alert(JsonGenerator json, Publication.Alert alert) {
    OutputParts.text(json, Names.ACCOUNT, alert.account());
    OutputParts.text(json, Names.ALERT, alert.kind().word());
    OutputParts.text(json, Names.FROM, alert.from());
    OutputParts.text(json, Names.TO, alert.to());
    if (alert.kind() == Publication.AlertKind.ROLE_ENGAGED) {
      OutputParts.text(json, Names.BUYING_ROLE, word(alert.role()));
    }
    OutputParts.fit(json, alert.standing().fit(), false);
    json.writeName(Names.INTENT);
    OutputParts.intent(json, alert.standing().intent());
    rules(json, alert.standing());
    end(json, alert.cause(), alert.scoredAt());
  }

  private static void company(JsonGenerator json, Facts facts) {
    OutputParts.object(json, Names.COMPANY);
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
              OutputParts.object(json, Names.CUSTOM);
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
    OutputParts.object(json, Names.RULES);
    OutputParts.number(json, Names.VERSION, standing.rulesVersion());
    json.writeEndObject();
  }

  private static void end(JsonGenerator json, Cause cause, long scoredAt) {
    OutputParts.object(json, Names.CAUSE);
    OutputParts.text(json, Names.KIND, cause.kind().word());
    if (cause.messageId() != null) {
      OutputParts.text(json, Names.MESSAGE_ID, cause.messageId());
    }
    json.writeEndObject();
    OutputParts.text(json, Names.SCORED_AT, Times.written(scoredAt));
    OutputParts.number(json, Names.SCHEMA_VERSION, SCHEMA_VERSION);
  }

  private static @Nullable String word(@Nullable BuyingRole role) {
    return role == null ? null : role.word();
  }
}
