package io.intentscorer.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The invented companies and people of the sample traffic, as {@code sample-cast.json} lists them.
 *
 * @param people everybody, in the file's order
 * @param opening what the traffic begins with
 */
record SampleCast(List<Person> people, List<Opening> opening) {

  private static final String RESOURCE = "sample-cast.json";

  SampleCast {
    people = List.copyOf(people);
    opening = List.copyOf(opening);
  }

  /** How a company's website reports what happens on it. */
  enum Dialect {
    PLAIN,
    SEGMENT
  }

  /** What somebody does when they first come, and each time they come again. */
  record Habit(List<SampleStep> first, List<SampleStep> again) {
    Habit {
      first = List.copyOf(first);
      again = List.copyOf(again);
    }
  }

  /**
   * @param facts what the company's sites say about it, in the words of an event's {@code company}
   */
  record Company(String domain, ObjectNode facts) {}

  /**
   * @param consent whether marketing may write to them; null where they were never asked
   * @param company where they work; null for an individual with a free mailbox
   */
  record Person(
      String userId,
      String name,
      String email,
      String title,
      @Nullable Boolean consent,
      Dialect dialect,
      Habit habit,
      @Nullable Company company) {}

  record Opening(Person person, List<SampleStep> steps) {
    Opening {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Reads the cast that ships with the scorer.
   *
   * @throws IllegalStateException if the resource is missing or names somebody whom it does not
   *     list
   */
  static SampleCast load() {
    Source source = read();
    List<Person> people = new ArrayList<>();
    for (Employer employer : source.companies()) {
      Company company = new Company(employer.domain(), employer.facts());
      for (Entry entry : employer.people()) {
        String email = mailbox(entry.name()) + "@" + employer.domain();
        people.add(person(people.size(), entry, email, employer.dialect(), company, source));
      }
    }
    for (Entry entry : source.individuals()) {
      String email = Objects.requireNonNull(entry.email(), entry.name());
      Dialect dialect = Objects.requireNonNull(entry.dialect(), entry.name());
      people.add(person(people.size(), entry, email, dialect, null, source));
    }
    List<Opening> opening =
        source.opening().stream()
            .map(scene -> new Opening(named(scene.email(), people), scene.steps()))
            .toList();
    return new SampleCast(people, opening);
  }

  private static Source read() {
    JsonMapper mapper =
        JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
    try (InputStream in = SampleCast.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      return mapper.readValue(in, Source.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Person person(
      int place,
      Entry entry,
      String email,
      Dialect dialect,
      @Nullable Company company,
      Source source) {
    Habit habit = source.habits().get(entry.habit());
    if (habit == null) {
      throw new IllegalStateException(entry.name() + " has an unknown habit: " + entry.habit());
    }
    String userId = "u-" + (1001 + place);
    return new Person(
        userId, entry.name(), email, entry.title(), entry.consent(), dialect, habit, company);
  }

  private static String mailbox(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.');
  }

  private static Person named(String email, List<Person> people) {
    return people.stream()
        .filter(person -> person.email().equals(email))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("opens but is not in the cast: " + email));
  }

  private record Source(
      List<Scene> opening,
      Map<String, Habit> habits,
      List<Employer> companies,
      List<Entry> individuals) {}

  private record Scene(String email, List<SampleStep> steps) {}

  private record Employer(String domain, Dialect dialect, ObjectNode facts, List<Entry> people) {}

  private record Entry(
      String name,
      @Nullable String email,
      String title,
      @Nullable Boolean consent,
      @Nullable Dialect dialect,
      String habit) {}
}
