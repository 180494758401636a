package io.intentscorer.torture;

import io.intentscorer.it.Story.Told;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Companies of one person each, whose events all go one way, so that their order is kept: every
 * single record about them is known beforehand. Facts change, consent comes and goes, events are
 * late and repeated.
 */
final class Soloists {
  /** Stands in the keys of all that they touch. */
  static final String MARK = "solo-";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] TITLES = {"VP Marketing", "CTO", "Software Engineer", "CMO"};
  private static final String[] INDUSTRIES = {"SaaS", "Retail", "Education"};
  private static final String[] EVENTS = {"Demo Requested", "trial_started", "unsubscribe", "docs"};
  private static final int SPAN_SECONDS = 10 * 3_600;

  private final Random random;
  private final long begin;
  private final int count;
  private final List<Told> last = new ArrayList<>();
  private final Set<Integer> met = new TreeSet<>();
  private final Set<Integer> forgotten = new TreeSet<>();
  private int told;

  /**
   * @param begin when it happens, in milliseconds since 1970 UTC; it takes ten hours
   */
  Soloists(long seed, int count, long begin) {
    this.random = new Random(seed);
    this.count = count;
    this.begin = begin;
  }

  /** What they do next. */
  List<Told> next(int events) {
    List<Told> next = new ArrayList<>(events);
    last.clear();
    while (next.size() < events) {
      if (!last.isEmpty() && random.nextInt(20) == 0) {
        next.add(last.get(last.size() - 1));
      } else {
        Told event = event(random.nextInt(count));
        last.add(event);
        next.add(event);
      }
    }
    return next;
  }

  /** Somebody who is known, and is to be forgotten; whoever acts again is met anew. */
  String toForget() {
    List<Integer> all = List.copyOf(met);
    int number = all.get(random.nextInt(all.size()));
    met.remove(number);
    forgotten.add(number);
    return address(number);
  }

  private Told event(int number) {
    met.add(number);
    ObjectNode event = JSON.createObjectNode();
    boolean page = random.nextInt(3) == 0;
    event.put("type", page ? "page" : EVENTS[random.nextInt(EVENTS.length)]);
    event.put("messageId", "m-" + MARK + told);
    long time = begin + 1_000L * random.nextInt(SPAN_SECONDS) + told % 1_000;
    if (forgotten.contains(number)) {
      // What was before stays forgotten.
      time = System.currentTimeMillis() + told % 1_000;
    }
    event.put("timestamp", Instant.ofEpochMilli(time).toString());
    event.put("userId", MARK + "u-" + number);
    ObjectNode contact = event.putObject("contact").put("email", address(number));
    if (random.nextInt(3) == 0) {
      contact.put("title", TITLES[random.nextInt(TITLES.length)]);
    }
    if (random.nextInt(8) == 0) {
      contact.put("marketingConsent", random.nextBoolean());
    }
    ObjectNode company = event.putObject("company").put("domain", domain(number));
    if (random.nextInt(3) == 0) {
      company.put("industry", INDUSTRIES[random.nextInt(INDUSTRIES.length)]);
      company.put("employees", 10 + random.nextInt(500));
    }
    if (page) {
      event
          .putObject("properties")
          .put("url", "https://www.example.com/" + (random.nextBoolean() ? "pricing" : "blog"));
    }
    told++;
    byte[] key = domain(number).getBytes(StandardCharsets.UTF_8);
    return new Told(key, JSON.writeValueAsBytes(event));
  }

  private static String address(int number) {
    return "anna@" + domain(number);
  }

  private static String domain(int number) {
    return MARK + number + ".com";
  }
}
