package io.intentscorer.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.intentscorer.local.SampleCast.Person;
import io.intentscorer.local.SampleJourney.Moment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Endless, believable events of an invented cast: people read anonymously, say who they are, come
 * back. It opens with a few quick buyers of different personas, so that a first look shows leads;
 * then everybody else's first visit, then return visits for ever.
 *
 * <p>The same seed gives the same events in the same order with the same ids; only the times are
 * the caller's. Replaying a seed within a day into the same topics therefore counts nothing twice.
 * Not safe for threads.
 */
public final class SampleTraffic {

  /** How many people are on the sites at once, after the opening. */
  private static final int CROWD = 12;

  private static final List<String> CAMPAIGNS = List.of("linkedin", "google", "newsletter");

  private final Random random;
  private final SampleCast cast = SampleCast.load();
  private final SampleTracker tracker = new SampleTracker();
  private final List<SampleJourney> active = new ArrayList<>();
  private final Deque<Person> waiting = new ArrayDeque<>();
  private final Map<String, String> devices = new HashMap<>();
  private boolean opening = true;

  /** Everything that the traffic does follows from {@code seed}. */
  public SampleTraffic(long seed) {
    random = new Random(seed);
    for (SampleCast.Opening scene : cast.opening()) {
      active.add(firstVisit(scene.person(), scene.steps()));
    }
  }

  /**
   * An event as a tracker would produce it.
   *
   * @param key the device's or the user's id, UTF-8
   * @param value a JSON object, UTF-8
   */
  @SuppressWarnings("ArrayRecordComponent") // What a producer takes; equality is spelled out below.
  public record Event(byte[] key, byte[] value) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Event that
          && Arrays.equals(key, that.key)
          && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(key) + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return new String(key, UTF_8) + " " + new String(value, UTF_8);
    }
  }

  /** The next event, dated {@code now}. */
  public Event next(Instant now) {
    opening &= !active.isEmpty();
    while (!opening && active.size() < CROWD) {
      active.add(visit(nextPerson()));
    }
    int place = random.nextInt(active.size());
    SampleJourney journey = active.get(place);
    Moment moment = journey.advance();
    if (journey.isOver()) {
      active.remove(place);
    }
    boolean fromMail = moment.step() == SampleStep.UNSUBSCRIBE;
    String key = fromMail ? moment.person().userId() : moment.anonymousId();
    return new Event(key.getBytes(UTF_8), tracker.write(moment, newId(), now));
  }

  private Person nextPerson() {
    if (waiting.isEmpty()) {
      List<Person> everybody = new ArrayList<>(cast.people());
      active.forEach(journey -> everybody.remove(journey.person()));
      Collections.shuffle(everybody, random);
      waiting.addAll(everybody);
    }
    return waiting.remove();
  }

  private SampleJourney visit(Person person) {
    String device = devices.get(person.userId());
    return device == null
        ? firstVisit(person, person.habit().first())
        : returnVisit(person, device);
  }

  private SampleJourney firstVisit(Person person, List<SampleStep> steps) {
    return new SampleJourney(person, newDevice(person), false, campaign(), steps);
  }

  private SampleJourney returnVisit(Person person, String device) {
    if (random.nextInt(3) > 0) {
      return new SampleJourney(person, device, true, null, person.habit().again());
    }
    List<SampleStep> steps = new ArrayList<>(person.habit().again());
    steps.add(1, SampleStep.LOGIN); // On another device: anonymous until they log in.
    return new SampleJourney(person, newDevice(person), false, campaign(), steps);
  }

  private @Nullable String campaign() {
    int choice = random.nextInt(2 * CAMPAIGNS.size());
    return choice < CAMPAIGNS.size() ? CAMPAIGNS.get(choice) : null;
  }

  private String newDevice(Person person) {
    String device = newId();
    devices.put(person.userId(), device);
    return device;
  }

  private String newId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
