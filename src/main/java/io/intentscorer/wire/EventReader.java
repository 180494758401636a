package io.intentscorer.wire;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Folding;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Value;
import io.intentscorer.wire.Decoded.Ignored;
import io.intentscorer.wire.Decoded.Reason;
import io.intentscorer.wire.Decoded.Understood;
import io.intentscorer.wire.Decoded.Unreadable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * Reads events in both dialects: the plain one, whose {@code type} is the event's name, and
 * Segment's, whose {@code type} says what kind of call it was. One envelope serves both, so that a
 * field is understood wherever either dialect would put it.
 */
public final class EventReader {
  private final ReaderSettings settings;
  private final FactReader companies = FactReader.company();
  private final FactReader contacts = FactReader.contact();
  private final IdentifierReader identifiers;
  private final String consentCategory;

  public EventReader(ReaderSettings settings) {
    this.settings = settings;
    this.identifiers = new IdentifierReader(settings.providers(), settings.sharedHosts());
    this.consentCategory = Json.foldKey(settings.consentCategory());
  }

  /** Reads one record's value. */
  public Decoded read(byte @Nullable [] bytes, Arrival arrival) {
    if (bytes == null || bytes.length == 0) {
      return new Unreadable(Reason.EMPTY, "the record has no value; send a JSON object");
    }
    if (bytes.length > settings.maxBytes()) {
      return new Unreadable(
          Reason.TOO_LARGE,
          "the event has " + bytes.length + " bytes; send at most " + settings.maxBytes());
    }
    try {
      return read(Json.read(bytes), arrival);
    } catch (StreamConstraintsException tooMuch) {
      return new Unreadable(
          Reason.TOO_DEEP,
          "the event is nested too deeply, or has a name or number that is too long; keep to "
              + Json.MAX_DEPTH
              + " levels of braces and brackets");
    } catch (JacksonException notJson) {
      return new Unreadable(Reason.NOT_JSON, "the event is not JSON" + Json.fault(notJson));
    } catch (UnreadableException unreadable) {
      return unreadable.fault();
    }
  }

  private Decoded read(JsonNode root, Arrival arrival) {
    if (!root.isObject()) {
      return new Unreadable(
          Reason.NOT_AN_OBJECT, "the event is " + Json.kind(root) + "; send a JSON object");
    }
    Map<String, JsonNode> message = Json.fields(root);
    String type = id(message, "type");
    if (type == null) {
      return new Unreadable(
          Reason.NO_TYPE, "the event has no type; send \"type\", such as \"signup\"");
    }
    String folded = Folding.foldName(type);
    Call call = Call.of(folded);
    String name = name(call, folded, message);
    if (name == null) {
      return new Unreadable(
          Reason.NO_EVENT_NAME,
          "the track call names no event; send \"event\", such as \"Signed Up\"");
    }
    Map<String, JsonNode> context = object(message, "context");
    Map<String, Optional<Value>> company = company(call, message, context);
    Map<String, Optional<Value>> contact = contact(call, message, context);
    Identifiers who = identifiers.read(message, context, company, contact);
    NotPeople.Why why = notPeople(message, context, who);
    if (why != null) {
      return new Ignored(why);
    }
    return new Understood(
        new CompanyEvent(
            name,
            id(message, "messageid"),
            TimeReader.time(message, arrival),
            who,
            company,
            contact,
            said(call, name, message, context),
            null));
  }

  /** Segment's calls; anything else is the plain dialect. */
  private enum Call {
    PLAIN,
    PAGE,
    TRACK,
    IDENTIFY,
    GROUP;

    static Call of(String type) {
      return switch (type) {
        case "page" -> PAGE;
        case "track" -> TRACK;
        case "identify" -> IDENTIFY;
        case "group" -> GROUP;
        default -> PLAIN;
      };
    }
  }

  private static @Nullable String name(Call call, String type, Map<String, JsonNode> message) {
    return switch (call) {
      case PAGE -> "web_visit";
      case TRACK -> {
        String event = id(message, "event");
        yield event == null ? null : Folding.foldName(event);
      }
      default -> type;
    };
  }

  private Map<String, Optional<Value>> company(
      Call call, Map<String, JsonNode> message, Map<String, JsonNode> context) {
    Map<String, Optional<Value>> facts = new LinkedHashMap<>();
    facts.putAll(companyOfTraits(context.get("traits"), "context.traits"));
    if (call == Call.GROUP) {
      facts.putAll(companies.read(message.get("traits"), "traits"));
    } else {
      facts.putAll(companyOfTraits(message.get("traits"), "traits"));
    }
    facts.putAll(companies.read(message.get("company"), "company"));
    return facts;
  }

  /** Trackers send {@code traits.company} as an object or as the bare name. */
  private Map<String, Optional<Value>> companyOfTraits(@Nullable JsonNode traits, String where) {
    JsonNode company = Json.fields(traits).get("company");
    if (company == null) {
      return Map.of();
    }
    if (company.isString()) {
      String name = company.stringValue().strip();
      return name.isEmpty() ? Map.of() : Map.of("name", Optional.of(Value.text(name)));
    }
    return companies.read(company, where + ".company");
  }

  private Map<String, Optional<Value>> contact(
      Call call, Map<String, JsonNode> message, Map<String, JsonNode> context) {
    Map<String, Optional<Value>> facts = new LinkedHashMap<>();
    facts.putAll(person(context.get("traits"), "context.traits"));
    if (call != Call.GROUP) {
      facts.putAll(person(message.get("traits"), "traits"));
    }
    facts.putAll(contacts.read(message.get("contact"), "contact"));
    if (facts.containsKey("firstName") || facts.containsKey("lastName")) {
      String full = (written(facts, "firstName") + " " + written(facts, "lastName")).strip();
      facts.remove("firstName");
      facts.remove("lastName");
      facts.putIfAbsent("name", full.isEmpty() ? Optional.empty() : Optional.of(Value.text(full)));
    }
    consent(context).ifPresent(yes -> facts.putIfAbsent("marketingConsent", Optional.of(yes)));
    return facts;
  }

  /** Traits describe the person; the company among them is read on its own. */
  private Map<String, Optional<Value>> person(@Nullable JsonNode traits, String where) {
    return contacts.read(traits, where, field -> !field.equals("company"));
  }

  private Optional<Value> consent(Map<String, JsonNode> context) {
    Map<String, JsonNode> preferences =
        Json.fields(object(context, "consent").get("categorypreferences"));
    JsonNode preference = preferences.get(consentCategory);
    return preference != null && preference.isBoolean()
        ? Optional.of(new Value.Flag(preference.booleanValue()))
        : Optional.empty();
  }

  private NotPeople.@Nullable Why notPeople(
      Map<String, JsonNode> message, Map<String, JsonNode> context, Identifiers who) {
    String userAgent = either(message, context, "useragent");
    if (userAgent != null && settings.notPeople().isCrawler(userAgent)) {
      return NotPeople.Why.CRAWLER;
    }
    String ip = either(message, context, "ip");
    boolean inside = ip != null && settings.notPeople().isInside(ip);
    boolean ours = who.email() != null && settings.notPeople().isOurs(who.email().address());
    return inside || ours ? NotPeople.Why.INTERNAL : null;
  }

  /** A text of the context, else of the message itself; null for what is none. */
  private static @Nullable String either(
      Map<String, JsonNode> message, Map<String, JsonNode> context, String name) {
    JsonNode node = context.containsKey(name) ? context.get(name) : message.get(name);
    return node != null && node.isString() ? node.stringValue() : null;
  }

  private static Map<String, Value> said(
      Call call, String name, Map<String, JsonNode> message, Map<String, JsonNode> context) {
    Map<String, Value> said = new LinkedHashMap<>();
    said.put("event.name", Value.text(name));
    JsonNode properties = message.get("properties");
    if (properties != null && !properties.isNull() && !properties.isObject()) {
      throw UnreadableException.wrongType("properties", Json.kind(properties), "an object");
    }
    FactReader.flatten("properties.", properties, said, 1);
    Map<String, JsonNode> page = object(context, "page");
    if (call == Call.PAGE) {
      page = together(page, Json.fields(properties));
      if (!page.containsKey("title") && message.containsKey("name")) {
        page = together(page, Map.of("title", message.get("name")));
      }
    }
    page = together(page, object(message, "page"));
    Map<String, JsonNode> campaign =
        together(object(context, "campaign"), object(message, "campaign"));
    PageReader.read(page, campaign, said);
    return said;
  }

  /** What both say; the second is right where they differ. */
  private static <T> Map<String, T> together(Map<String, T> first, Map<String, T> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    Map<String, T> both = new HashMap<>(first);
    both.putAll(second);
    return both;
  }

  private static Map<String, JsonNode> object(Map<String, JsonNode> fields, String name) {
    JsonNode node = fields.get(name);
    if (node != null && !node.isNull() && !node.isObject()) {
      throw UnreadableException.wrongType(name, Json.kind(node), "an object");
    }
    return Json.fields(node);
  }

  static @Nullable String id(Map<String, JsonNode> fields, String name) {
    JsonNode node = fields.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isContainer() || node.isBoolean()) {
      throw UnreadableException.wrongType(Json.spelt(name), Json.kind(node), "a text");
    }
    String text = node.asString().strip();
    if (text.length() > 512) {
      throw UnreadableException.wrongType(
          Json.spelt(name), "a text of " + text.length() + " characters", "at most 512");
    }
    return text.isEmpty() ? null : text;
  }

  /** A fact as text; empty where it is absent or cleared. */
  static String written(Map<String, Optional<Value>> facts, String name) {
    return facts.getOrDefault(name, Optional.empty()).map(Value::written).orElse("");
  }
}
