package io.intentscorer.local;

import io.intentscorer.local.SampleCast.Company;
import io.intentscorer.local.SampleCast.Dialect;
import io.intentscorer.local.SampleCast.Person;
import io.intentscorer.local.SampleJourney.Moment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a step as the tracker of a website would, in the plain dialect or in Segment's. */
final class SampleTracker {

  private static final String SITE = "https://www.example.com";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final JsonMapper mapper = JsonMapper.builder().build();

  /** The event as UTF-8 JSON, dated {@code at}. */
  byte[] write(Moment moment, String messageId, Instant at) {
    ObjectNode event = mapper.createObjectNode();
    boolean segment = moment.person().dialect() == Dialect.SEGMENT;
    event.put("type", segment ? segmentType(moment.step()) : moment.step().eventName());
    event.put("messageId", messageId);
    event.put("timestamp", TIME.format(at));
    if (moment.step() != SampleStep.UNSUBSCRIBE) { // Clicked in an e-mail, where no cookie is seen.
      event.put("anonymousId", moment.anonymousId());
    }
    if (moment.known()) {
      event.put("userId", moment.person().userId());
    }
    if (segment) {
      segment(event, moment);
    } else {
      plain(event, moment);
    }
    return mapper.writeValueAsBytes(event);
  }

  private static void plain(ObjectNode event, Moment moment) {
    SampleStep step = moment.step();
    Person person = moment.person();
    if (step.introduces()) {
      describe(event.putObject("contact"), person);
      if (person.company() != null && step != SampleStep.LOGIN) {
        describe(event.putObject("company"), person.company());
      }
    } else if (!step.isVisit()) {
      event.putObject("contact").put("email", person.email());
    }
    page(event.putObject("page"), moment);
    campaign(event, moment);
    properties(event, step);
  }

  private static void segment(ObjectNode event, Moment moment) {
    SampleStep step = moment.step();
    Person person = moment.person();
    Company company = person.company();
    ObjectNode context = event.objectNode();
    context.putObject("library").put("name", "analytics.js").put("version", "2.11.1");
    page(context.putObject("page"), moment);
    campaign(context, moment);
    if (person.consent() != null && moment.known()) {
      context
          .putObject("consent")
          .putObject("categoryPreferences")
          .put("marketing", person.consent());
    }
    if (step == SampleStep.IDENTIFY) {
      describe(event.putObject("traits"), person);
    } else if (step == SampleStep.GROUP && company != null) {
      event.put("groupId", company.domain());
      describe(event.putObject("traits"), company);
    } else if (step.isVisit()) {
      event.put("name", step.label());
      page(event.putObject("properties"), moment);
    } else {
      event.put("event", step.label());
      context.putObject("traits").put("email", person.email());
      properties(event, step);
    }
    if (company != null && moment.known()) {
      context.put("groupId", company.domain());
    }
    event.set("context", context);
  }

  private static String segmentType(SampleStep step) {
    if (step == SampleStep.IDENTIFY || step == SampleStep.GROUP) {
      return step.eventName();
    }
    return step.isVisit() ? "page" : "track";
  }

  private static void describe(ObjectNode target, Person person) {
    target.put("email", person.email());
    target.put("name", person.name());
    target.put("title", person.title());
    if (person.consent() != null) {
      target.put("marketingConsent", person.consent());
    }
  }

  private static void describe(ObjectNode target, Company company) {
    target.put("domain", company.domain());
    target.setAll(company.facts().deepCopy());
  }

  private static void page(ObjectNode page, Moment moment) {
    SampleStep step = moment.step();
    page.put("url", SITE + step.path());
    page.put("path", step.path());
    if (step.isVisit()) {
      page.put("title", step.label());
    }
    if (moment.campaign() != null) {
      page.put("referrer", "https://" + moment.campaign() + ".example/");
    }
  }

  private static void campaign(ObjectNode target, Moment moment) {
    if (moment.campaign() != null) {
      target
          .putObject("campaign")
          .put("source", moment.campaign())
          .put("medium", "cpc")
          .put("name", "launch");
    }
  }

  private static void properties(ObjectNode event, SampleStep step) {
    switch (step) {
      case SIGNUP -> event.putObject("properties").put("plan", "free");
      case TRIAL -> event.putObject("properties").put("plan", "trial").put("days", 14);
      case INVITE -> event.putObject("properties").put("role", "member");
      default -> {}
    }
  }
}
