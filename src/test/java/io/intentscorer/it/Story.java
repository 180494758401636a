package io.intentscorer.it;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story of many companies whose ending does not depend on the order of its telling, so that
 * several partitions may tell it: facts and titles never change, nobody is named before they sign
 * up.
 *
 * <p>The middle is told first. The end, one event for every contact, is told when all of the middle
 * has arrived: some withdraw their consent, and every lead is written once more with the final
 * numbers.
 */
public final class Story {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] TITLES = {
    "VP Marketing",
    "Director of Sales",
    "Head of Marketing",
    "CMO",
    "CRM Manager",
    "Growth Lead",
    "Software Engineer",
    "Head of Sales Ops",
    "Demand Gen Specialist",
    "Chief Executive Officer"
  };
  private static final String[] EVENTS = {
    "Demo Requested", "trial_started", "docs", "Invite Sent", "unsubscribe", "case study"
  };

  private final Random random;
  private final int companies;
  private final long begin;
  private final Map<Integer, Person> people = new HashMap<>();
  private int told;

  /** An event of the story. */
  public record Told(byte[] key, byte[] value) {}

  private record Person(String visitor, String user, String email, String title, int company) {}

  public Story(long seed, int companies, Instant begin) {
    this.random = new Random(seed);
    this.companies = companies;
    this.begin = begin.toEpochMilli();
  }

  /**
   * The middle: visits nobody can place yet, signups, visits by every kind of identifier, repeats.
   */
  public List<Told> middle(int events) {
    List<Told> middle = new ArrayList<>(events);
    while (middle.size() < events) {
      if (!middle.isEmpty() && random.nextInt(50) == 0) {
        middle.add(middle.get(middle.size() - 1 - random.nextInt(Math.min(middle.size(), 500))));
        continue;
      }
      int number = (int) (Math.pow(random.nextDouble(), 2) * companies * 3);
      Person person = people.get(number);
      if (person == null && random.nextInt(3) == 0) {
        person = person(number);
        people.put(number, person);
        middle.add(signup(person));
      } else {
        middle.add(visit(number, person));
      }
    }
    return middle;
  }

  /** The end: one event for every contact. */
  public List<Told> end() {
    List<Told> end = new ArrayList<>();
    people.keySet().stream()
        .sorted()
        .forEach(
            number -> {
              Person person = person(number);
              ObjectNode event = event("heartbeat");
              event.put("userId", person.user());
              ObjectNode contact = event.putObject("contact");
              contact.put("email", person.email());
              if (number % 5 == 0) {
                contact.put("marketingConsent", false);
              }
              end.add(tell(person.email(), event));
            });
    return end;
  }

  private Told signup(Person person) {
    ObjectNode event = event("Signed Up");
    event.put("anonymousId", person.visitor());
    event.put("userId", person.user());
    ObjectNode contact = event.putObject("contact");
    contact.put("email", person.email()).put("title", person.title());
    contact.put("name", "Person " + person.user());
    ObjectNode company = event.putObject("company");
    int kind = person.company();
    company.put("domain", domain(kind)).put("name", "Company " + kind);
    company.put("industry", kind % 3 == 0 ? "SaaS" : kind % 3 == 1 ? "E-commerce" : "Retail");
    company.put("employees", 20 + kind * 37 % 1_500);
    company.put("annual_revenue", "$" + (5 + kind % 60) + "M");
    company.put("country", kind % 2 == 0 ? "US" : "India");
    company.put("techStack", kind % 4 < 2 ? "Salesforce, Slack" : "HubSpot");
    company.put("fundingStage", kind % 5 < 3 ? "Series A" : "Seed");
    company.putArray("painPoints").add("retention").add("scalability");
    company.putArray("goals").add("more leads");
    return tell(person.visitor(), event);
  }

  private Told visit(int number, @Nullable Person person) {
    Person who = person(number);
    boolean named = person != null && random.nextInt(3) == 0;
    ObjectNode event = random.nextInt(4) == 0 ? event(EVENTS[random.nextInt(6)]) : page();
    if (named && random.nextBoolean()) {
      event.putObject("contact").put("email", who.email());
      return tell(who.email(), event);
    }
    if (named) {
      event.put("userId", who.user());
      return tell(who.user(), event);
    }
    event.put("anonymousId", who.visitor());
    return tell(who.visitor(), event);
  }

  private ObjectNode page() {
    ObjectNode event = event("page");
    event
        .putObject("properties")
        .put("url", "https://www.example.com/" + (random.nextInt(3) == 0 ? "pricing" : "docs"));
    return event;
  }

  private ObjectNode event(String type) {
    ObjectNode event = JSON.createObjectNode();
    event.put("type", type).put("messageId", "m-" + told);
    // Every event has a moment of its own: of two facts of one moment, the order would decide.
    event.put("timestamp", Instant.ofEpochMilli(begin + told * 10L).toString());
    told++;
    return event;
  }

  private Person person(int number) {
    int company = number / 3;
    return new Person(
        "v-" + number,
        "u-" + number,
        "p" + number + "@" + (number % 11 == 0 ? "gmail.com" : domain(company)),
        TITLES[number % TITLES.length],
        company);
  }

  private static String domain(int company) {
    return "company-" + company + ".com";
  }

  private static Told tell(String key, ObjectNode event) {
    return new Told(key.getBytes(StandardCharsets.UTF_8), JSON.writeValueAsBytes(event));
  }
}
