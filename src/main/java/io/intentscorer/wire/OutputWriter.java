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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * Writes what is published, field by field in the contract's order. Safe to use from several
 * threads.
 */
public final class OutputWriter {
  /** The version of every record's form. */
  public static final int SCHEMA_VERSION = 1;

  private final Summaries summaries = new Summaries();

  /** A publication's value; of {@link Publication.Gone} there is none. */
  public byte[] write(Publication publication) {
    if (publication instanceof Publication.Gone) {
      throw new IllegalArgumentException("a key that is forgotten has no value");
    }
    ByteArrayBuilder bytes = new ByteArrayBuilder(4_096);
    try (JsonGenerator json =
        Json.MAPPER.tokenStreamFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
      Sheet sheet = new Sheet(json);
      sheet.object();
      record(sheet, publication);
      sheet.endObject();
    }
    return bytes.toByteArray();
  }

  private void record(Sheet sheet, Publication publication) {
    if (publication instanceof Publication.Scores scores) {
      account(sheet, scores.score());
    } else if (publication instanceof Publication.Scored scored) {
      lead(sheet, scored.lead());
      end(sheet, scored.lead().cause(), scored.lead().scoredAt());
    } else if (publication instanceof Publication.Nurture nurture) {
      nurture(sheet, nurture);
    } else if (publication instanceof Publication.Alert alert) {
      alert(sheet, alert);
    } else if (publication instanceof Publication.Booked booked) {
      LedgerWriter.entry(sheet, booked.entry());
      end(sheet, booked.entry().cause(), booked.entry().at());
    } else if (publication instanceof Publication.Farewell farewell) {
      sheet.text(Names.TRANSITION, Publication.Transition.LEFT.word());
      end(sheet, Cause.erasure(), farewell.scoredAt());
    }
  }

  private void account(Sheet sheet, AccountScore score) {
    sheet.text(Names.ACCOUNT, score.account());
    sheet.text(Names.ACCOUNT_TYPE, score.type().word());
    company(sheet, score.company());
    Standing standing = score.standing();
    OutputParts.fit(sheet, standing.fit(), true);
    sheet.array(Names.ICPS);
    for (Fit.Summary fit : score.icps()) {
      summaries.write(sheet, fit);
    }
    sheet.endArray();
    sheet.name(Names.INTENT);
    OutputParts.intent(sheet, standing.intent());
    sheet.text(Names.TIER, standing.tier());
    sheet.text(Names.PRIORITY, standing.priority());
    committee(sheet, score);
    shadow(sheet, standing.shadow());
    rules(sheet, standing);
    end(sheet, score.cause(), score.scoredAt());
  }

  private static void committee(Sheet sheet, AccountScore score) {
    sheet.array(Names.COMMITTEE);
    for (AccountScore.Member member : score.committee()) {
      sheet.object();
      sheet.text(Names.PERSONA, member.persona());
      sheet.text(Names.BUYING_ROLE, word(member.role()));
      sheet.number(Names.CONTACTS, member.contacts());
      sheet.text(Names.LAST_SEEN_AT, Times.written(member.lastSeen()));
      sheet.number(Names.INTENT_SHARE, member.share());
      sheet.endObject();
    }
    sheet.endArray();
    sheet.array(Names.MISSING_ROLES);
    for (BuyingRole role : score.missingRoles()) {
      sheet.text(role.word());
    }
    sheet.endArray();
  }

  private static void lead(Sheet sheet, Lead lead) {
    sheet.text(Names.CONTACT, lead.contact());
    sheet.text(Names.ACCOUNT, lead.account());
    sheet.text(Names.NAME, lead.name());
    sheet.text(Names.EMAIL, lead.email());
    sheet.text(Names.TITLE, lead.title());
    sheet.text(Names.DEPARTMENT, lead.department());
    sheet.text(Names.SENIORITY, lead.seniority());
    if (lead.consent() != null) {
      sheet.flag(Names.MARKETING_CONSENT, lead.consent());
    }
    persona(sheet, lead.persona());
    Standing standing = lead.standing();
    OutputParts.fit(sheet, standing.fit(), false);
    sheet.object(Names.INTENT);
    sheet.number(Names.ACCOUNT, standing.intent().score());
    sheet.number(Names.CONTACT, lead.intent());
    sheet.number(Names.LEVEL, standing.intent().level());
    sheet.endObject();
    sheet.text(Names.TIER, standing.tier());
    sheet.text(Names.PRIORITY, standing.priority());
    sheet.text(Names.FIRST_SEEN_AT, Times.written(lead.firstSeenAt()));
    sheet.text(Names.LAST_SEEN_AT, Times.written(lead.lastSeenAt()));
    shadow(sheet, lead);
    rules(sheet, standing);
  }

  private static void shadow(Sheet sheet, Shadow.@Nullable OfAccount shadow) {
    if (shadow == null) {
      return;
    }
    sheet.object(Names.SHADOW);
    sheet.object(Names.INTENT);
    sheet.number(Names.SCORE, shadow.intent().score());
    sheet.number(Names.LEVEL, shadow.intent().level());
    OutputParts.signals(sheet, shadow.intent());
    sheet.endObject();
    sheet.text(Names.TIER, shadow.tier());
    sheet.text(Names.PRIORITY, shadow.priority());
    sheet.endObject();
  }

  private static void shadow(Sheet sheet, Lead lead) {
    Shadow.OfContact shadow = lead.shadow();
    if (shadow == null) {
      return;
    }
    sheet.object(Names.SHADOW);
    if (shadow.personas()) {
      persona(sheet, shadow.persona());
    }
    Shadow.OfAccount account = lead.standing().shadow();
    if (account != null && shadow.intent() != null) {
      sheet.object(Names.INTENT);
      sheet.number(Names.ACCOUNT, account.intent().score());
      sheet.number(Names.CONTACT, shadow.intent());
      sheet.number(Names.LEVEL, account.intent().level());
      sheet.endObject();
    }
    sheet.endObject();
  }

  private static void persona(Sheet sheet, @Nullable PersonaTag tag) {
    if (tag == null) {
      sheet.nothing(Names.PERSONA);
      return;
    }
    sheet.object(Names.PERSONA);
    sheet.text(Names.ID, tag.persona().id());
    sheet.text(Names.NAME, tag.persona().name());
    sheet.number(Names.SCORE, tag.score());
    sheet.text(Names.BUYING_ROLE, word(tag.persona().buyingRole()));
    OutputParts.reasons(sheet, tag.reasons());
    sheet.endObject();
  }

  private static void nurture(Sheet sheet, Publication.Nurture nurture) {
    lead(sheet, nurture.lead());
    sheet.text(Names.TRANSITION, nurture.transition().word());
    Messaging messaging = nurture.messaging();
    sheet.object(Names.MESSAGING);
    sheet.texts(Names.GOALS, messaging.goals());
    sheet.texts(Names.PAIN_POINTS, messaging.painPoints());
    sheet.texts(Names.OBJECTIONS, messaging.objections());
    sheet.texts(Names.CHANNELS, messaging.channels());
    sheet.texts(Names.CONTENT, messaging.content());
    sheet.texts(Names.TRIGGERS, messaging.triggers());
    sheet.text(Names.TONE, messaging.tone());
    sheet.endObject();
    end(sheet, nurture.lead().cause(), nurture.lead().scoredAt());
  }

  private static void alert(Sheet sheet, Publication.Alert alert) {
    sheet.text(Names.ACCOUNT, alert.account());
    sheet.text(Names.ALERT, alert.kind().word());
    sheet.text(Names.FROM, alert.from());
    sheet.text(Names.TO, alert.to());
    if (alert.kind() == Publication.AlertKind.ROLE_ENGAGED) {
      sheet.text(Names.BUYING_ROLE, word(alert.role()));
    }
    OutputParts.fit(sheet, alert.standing().fit(), false);
    sheet.name(Names.INTENT);
    OutputParts.intent(sheet, alert.standing().intent());
    rules(sheet, alert.standing());
    end(sheet, alert.cause(), alert.scoredAt());
  }

  private static void company(Sheet sheet, Facts facts) {
    sheet.object(Names.COMPANY);
    facts.forEach(
        (name, value) -> {
          if (!name.startsWith("custom.")) {
            sheet.name(name);
            OutputParts.value(sheet, value);
          }
        });
    boolean[] open = {false};
    facts.forEach(
        (name, value) -> {
          if (name.startsWith("custom.")) {
            if (!open[0]) {
              sheet.object(Names.CUSTOM);
              open[0] = true;
            }
            sheet.name(name.substring("custom.".length()));
            OutputParts.value(sheet, value);
          }
        });
    if (open[0]) {
      sheet.endObject();
    }
    sheet.endObject();
  }

  private static void rules(Sheet sheet, Standing standing) {
    sheet.object(Names.RULES);
    sheet.number(Names.VERSION, standing.rulesVersion());
    sheet.endObject();
  }

  private static void end(Sheet sheet, Cause cause, long scoredAt) {
    sheet.object(Names.CAUSE);
    sheet.text(Names.KIND, cause.kind().word());
    if (cause.messageId() != null) {
      sheet.text(Names.MESSAGE_ID, cause.messageId());
    }
    sheet.endObject();
    sheet.text(Names.SCORED_AT, Times.written(scoredAt));
    sheet.number(Names.SCHEMA_VERSION, SCHEMA_VERSION);
  }

  private static @Nullable String word(@Nullable BuyingRole role) {
    return role == null ? null : role.word();
  }
}
