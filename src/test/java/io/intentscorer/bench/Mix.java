package io.intentscorer.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The events of the benchmarks of speed: what a tracker on a web site sends, some 650 bytes each.
 *
 * <p>Companies come by Zipf's law, so that a few come all the time and most hardly ever. Of a
 * hundred events, 2 are signups with a person and facts of the company; 8 more are facts of a
 * company from elsewhere; 20 are visits of somebody unknown; 35 are visits of a person by address,
 * with the browser's id; 35 are visits of which only the company is known. Two visits of three are
 * to pages that a signal looks at.
 */
final class Mix {
  static final String[] INDUSTRIES = {
    "SaaS",
    "Software",
    "Fintech",
    "Healthcare",
    "Retail",
    "Manufacturing",
    "Logistics",
    "Media",
    "Education",
    "Agency"
  };
  static final String[] COUNTRIES = {"US", "IN", "DE", "GB", "FR", "CA", "BR", "AU"};
  static final String[] TECH = {
    "Salesforce", "HubSpot", "Slack", "Zoho CRM", "Snowflake", "Jira", "Stripe", "Pipedrive"
  };
  private static final String[] TITLES = {
    "VP Marketing",
    "Head of Sales",
    "Software Engineer",
    "Chief Marketing Officer",
    "Marketing Manager",
    "Director of Operations",
    "Sales Development Representative",
    "Head of Data",
    "Product Manager",
    "Office Manager",
    "CFO",
    "Growth Lead"
  };
  private static final String[] PATHS = {
    "/pricing", "/docs/start", "/customers/acme", "/features/scores", "/blog/intent-data", "/",
    "/integrations/crm", "/security", "/about", "/webinar/routing", "/compare/others", "/legal"
  };

  private static final String AGENT =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/131.0.0.0 Safari/537.36";

  private final SplittableRandom random;
  private final int companies;
  private final double[] upTo;
  private final BitSet seen;

  /**
   * @param companies how many there are
   */
  Mix(long seed, int companies) {
    this.random = new SplittableRandom(seed);
    this.companies = companies;
    this.upTo = new double[companies];
    this.seen = new BitSet(companies);
    double sum = 0;
    for (int rank = 0; rank < companies; rank++) {
      sum += 1.0 / (rank + 1);
      upTo[rank] = sum;
    }
  }

  /** An event, and the key that a tracker would give it. */
  record Event(byte[] key, byte[] value) {
    private static Event of(String key, String value) {
      return new Event(
          key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** How many companies came so far. */
  int seen() {
    return seen.cardinality();
  }

  /** The next event, under a message id of its own. */
  Event next() {
    return next(new UUID(random.nextLong(), random.nextLong()).toString());
  }

  Event next(String message) {
    int kind = random.nextInt(100);
    if (kind >= 10 && kind < 30) {
      String visitor = id("anonymous", random.nextInt(companies));
      return Event.of(visitor, visit(message, "\"anonymousId\":\"" + visitor + "\""));
    }
    int company = company();
    seen.set(company);
    return of(kind, message, company);
  }

  /** The event by which a company comes to be known. */
  Event signup(String message, int company) {
    seen.set(company);
    return of(0, message, company);
  }

  private Event of(int kind, String message, int company) {
    String domain = "company-" + company + ".com";
    int person = (int) (Math.pow(random.nextDouble(), 2) * 4);
    String email = "person" + person + "@" + domain;
    String visitor = id(email, company);
    if (kind < 2) {
      String who =
          "\"anonymousId\":\"%s\",\"contact\":{\"email\":\"%s\",\"name\":\"Person %d Example\",\"title\":\"%s\"}"
              .formatted(visitor, email, person, TITLES[(company + 5 * person) % TITLES.length]);
      return Event.of(
          visitor, event("signup", message, who + "," + facts(company, domain), "/signup"));
    } else if (kind < 10) {
      return Event.of(domain, event("company_enriched", message, facts(company, domain), "/"));
    } else if (kind < 65) {
      String who =
          "\"anonymousId\":\"%s\",\"contact\":{\"email\":\"%s\"}".formatted(visitor, email);
      return Event.of(visitor, visit(message, who));
    }
    return Event.of(domain, visit(message, "\"company\":{\"domain\":\"" + domain + "\"}"));
  }

  private String visit(String message, String who) {
    return event("web_visit", message, who, PATHS[random.nextInt(PATHS.length)]);
  }

  private static String event(String type, String message, String who, String path) {
    return ("{\"type\":\"%1$s\",\"messageId\":\"%2$s\",%3$s,\"page\":{\"url\":\"https://www.example.com"
            + "%4$s?utm_source=linkedin&utm_medium=cpc&utm_campaign=autumn\",\"title\":\"Lead scoring"
            + " that says why | Example\",\"referrer\":\"https://www.google.com/\"},\"campaign\":"
            + "{\"source\":\"linkedin\",\"medium\":\"cpc\",\"name\":\"autumn\"},\"context\":{\"library\":"
            + "{\"name\":\"analytics.js\",\"version\":\"2.11.1\"},\"locale\":\"en-GB\",\"timezone\":"
            + "\"Europe/London\",\"userAgent\":\"%5$s\"},\"properties\":{\"plan\":\"trial\",\"seats\":5}}")
        .formatted(type, message, who, path, AGENT);
  }

  private String facts(int company, String domain) {
    SplittableRandom own = new SplittableRandom(company);
    return ("\"company\":{\"domain\":\"%s\",\"name\":\"Company %d\",\"industry\":\"%s\",\"employees\":%d,"
            + "\"country\":\"%s\",\"annualRevenue\":%d,\"techStack\":[\"%s\",\"%s\"]}")
        .formatted(
            domain,
            company,
            INDUSTRIES[own.nextInt(INDUSTRIES.length)],
            (int) Math.exp(own.nextDouble(2, 9)),
            COUNTRIES[own.nextInt(COUNTRIES.length)],
            (long) Math.exp(own.nextDouble(13, 19)),
            TECH[own.nextInt(TECH.length)],
            TECH[random.nextInt(TECH.length)]);
  }

  private int company() {
    int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[companies - 1]);
    return Math.min(companies - 1, found < 0 ? -found - 1 : found);
  }

  private static String id(String whose, long number) {
    SplittableRandom own = new SplittableRandom(whose.hashCode() * 31L + number);
    return new UUID(own.nextLong(), own.nextLong()).toString();
  }
}
