package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Folding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a condition can ask about.
 *
 * @param name as the contract spells it, with its subject: {@code company.employees}
 */
public record Attribute(String name, Subject subject, Kind kind) {

  /** What an attribute belongs to. */
  public enum Subject {
    COMPANY,
    CONTACT,
    EVENT
  }

  /** What the values of an attribute are. */
  public enum Kind {
    TEXT,
    /** A text that compares as the names of events do. */
    NAME,
    COUNTRY,
    DOMAIN,
    TITLE,
    NUMBER,
    LIST,
    /** Whatever was sent: the trackers' own fields. */
    ANY
  }

  private static final String CUSTOM = "custom.";
  private static final Map<String, Attribute> ALL = new LinkedHashMap<>();

  static {
    add(
        Subject.COMPANY,
        Kind.TEXT,
        "company.",
        "name",
        "accountType",
        "industry",
        "region",
        "city");
    add(Subject.COMPANY, Kind.TEXT, "company.", "fundingStage", "businessModel", "buyingProcess");
    add(Subject.COMPANY, Kind.TEXT, "company.", "growthStage", "techMaturity");
    add(Subject.COMPANY, Kind.DOMAIN, "company.", "domain");
    add(Subject.COMPANY, Kind.COUNTRY, "company.", "country");
    add(Subject.COMPANY, Kind.NUMBER, "company.", "employees", "annualRevenue", "fundingTotal");
    add(Subject.COMPANY, Kind.NUMBER, "company.", "foundedYear", "toolCount");
    add(Subject.COMPANY, Kind.LIST, "company.", "techStack", "painPoints", "goals");
    add(Subject.CONTACT, Kind.TEXT, "contact.", "email", "emailType", "emailRole");
    add(Subject.CONTACT, Kind.TEXT, "contact.", "department", "seniority");
    add(Subject.CONTACT, Kind.TEXT, "contact.", "education", "channel");
    add(Subject.CONTACT, Kind.TITLE, "contact.", "title");
    add(Subject.CONTACT, Kind.COUNTRY, "contact.", "country");
    add(Subject.CONTACT, Kind.NUMBER, "contact.", "age");
    add(Subject.CONTACT, Kind.LIST, "contact.", "goals", "painPoints", "objections");
    add(Subject.EVENT, Kind.NAME, "event.", "name");
    add(Subject.EVENT, Kind.TEXT, "page.", "path", "host", "title", "referrer");
    add(Subject.EVENT, Kind.TEXT, "campaign.", "source", "medium", "name");
  }

  private static void add(Subject subject, Kind kind, String prefix, String... names) {
    for (String name : names) {
      ALL.put(prefix + name, new Attribute(prefix + name, subject, kind));
    }
  }

  /** The attribute of a name, as the contract spells it; any name after {@code custom.}. */
  public static Optional<Attribute> find(String name) {
    Attribute known = ALL.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return open(name, "company." + CUSTOM, Subject.COMPANY)
        .or(() -> open(name, "contact." + CUSTOM, Subject.CONTACT))
        .or(() -> open(name, "properties.", Subject.EVENT));
  }

  /** The names that the contract lists; for hints. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(ALL.keySet());
    names.add("company.custom.<name>");
    names.add("contact.custom.<name>");
    names.add("properties.<name>");
    return names;
  }

  private static Optional<Attribute> open(String name, String prefix, Subject subject) {
    return name.startsWith(prefix) && name.length() > prefix.length()
        ? Optional.of(
            new Attribute(prefix + openName(name.substring(prefix.length())), subject, Kind.ANY))
        : Optional.empty();
  }

  /** How a tracker's own field is called: in camelCase, dots between levels. */
  public static String openName(String written) {
    if (written.indexOf('.') < 0) {
      return Folding.camelCase(written);
    }
    StringBuilder name = new StringBuilder(written.length());
    for (String level : written.split("\\.", -1)) {
      name.append(name.length() == 0 ? "" : ".").append(Folding.camelCase(level));
    }
    return name.toString();
  }
}
