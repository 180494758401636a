package io.intentscorer.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story of a few people on a few devices who say who they are sooner or later: visits, identify,
 * alias, group, signups, repetitions; two people on one device, one person on two, some who change
 * company or address, companies with two names. Every message has a moment of its own.
 */
public final class TangledStory {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] TITLES = {"VP Marketing", "CTO", "Software Engineer", "CMO"};
  private static final String[] INDUSTRIES = {"SaaS", "Retail", "Education"};
  private static final String[] EVENTS = {"Demo Requested", "trial_started", "unsubscribe"};

  private final Random random;
  private final String salt;
  private final long begin;
  private final List<String> messages = new ArrayList<>();
  private final int devices;
  private final int users;
  private long time;

  /**
   * @param salt stands in every name, so that several stories can be told to one scorer
   * @param begin when it happens, in milliseconds since 1970 UTC; it takes less than 20 days
   */
  public TangledStory(long seed, String salt, long begin) {
    this(seed, salt, begin, 50_000_000);
  }

  /**
   * @param pace the longest time from one message to the next, in milliseconds
   */
  public TangledStory(long seed, String salt, long begin, int pace) {
    this.random = new Random(seed);
    this.salt = salt;
    this.begin = begin;
    this.time = begin;
    this.devices = 1 + random.nextInt(3);
    this.users = 1 + random.nextInt(3);
    int length = 3 + random.nextInt(25);
    for (int i = 0; i < length; i++) {
      time += 1 + random.nextInt(pace);
      next();
    }
  }

  /** The messages in the order of their times. */
  public List<String> inOrder() {
    return List.copyOf(messages);
  }

  /** The same in any order, some repeated. */
  public List<String> tangled(long seed) {
    Random order = new Random(seed);
    List<String> told = new ArrayList<>(messages);
    for (String message : messages) {
      if (message.contains("\"messageId\"") && order.nextInt(6) == 0) {
        told.add(message);
      }
    }
    Collections.shuffle(told, order);
    return told;
  }

  private void next() {
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> tell(page(device(), null));
      case 3 -> tell(page(device(), user()));
      case 4 -> tell(track(null, user()));
      case 5 -> identify(device(), user());
      case 6 -> identify(null, user());
      case 7 -> signup(device());
      case 8 -> alias();
      case 9 -> group(random.nextBoolean() ? device() : null);
      case 10 -> tell(withContext(track(null, user())));
      case 11 -> byAddressAlone();
      case 12 -> ofACompany();
      default -> tell(track(device(), random.nextBoolean() ? user() : null));
    }
  }

  private ObjectNode page(@Nullable String device, @Nullable String user) {
    ObjectNode event = message("page", device, user);
    event
        .putObject("properties")
        .put("url", "https://www.example.com/" + (random.nextBoolean() ? "pricing" : "blog"));
    return event;
  }

  private ObjectNode track(@Nullable String device, @Nullable String user) {
    return message("track", device, user).put("event", EVENTS[random.nextInt(EVENTS.length)]);
  }

  private ObjectNode withContext(ObjectNode event) {
    event.putObject("context").put("groupId", groupId());
    return event;
  }

  private void identify(@Nullable String device, String user) {
    ObjectNode event = message("identify", device, user);
    ObjectNode traits = event.putObject("traits");
    if (random.nextInt(4) > 0) {
      traits.put("email", address());
    }
    if (random.nextBoolean()) {
      traits.put("title", TITLES[random.nextInt(TITLES.length)]);
      traits.put("name", "Person " + random.nextInt(5));
    }
    if (random.nextInt(3) == 0) {
      traits.putObject("company").put("industry", INDUSTRIES[random.nextInt(3)]);
    }
    tell(event);
  }

  private void signup(String device) {
    ObjectNode event = message("signup", device, null);
    event.putObject("contact").put("email", address()).put("title", TITLES[random.nextInt(4)]);
    tell(event);
  }

  private void alias() {
    ObjectNode event = message("alias", null, user());
    event.put("previousId", device());
    tell(event);
  }

  private void group(@Nullable String device) {
    ObjectNode event = message("group", device, device == null ? user() : null);
    int number = random.nextInt(2);
    event.put("groupId", "g" + number + salt);
    ObjectNode traits = event.putObject("traits");
    // A group is one company's, whoever tells.
    if (random.nextBoolean()) {
      traits.put("domain", "joined" + number + salt + ".com");
    }
    if (random.nextBoolean()) {
      traits.put("industry", INDUSTRIES[random.nextInt(3)]);
    }
    tell(event);
  }

  private void byAddressAlone() {
    ObjectNode event = message("trial_started", null, null);
    event.putObject("contact").put("email", address());
    tell(event);
  }

  private void ofACompany() {
    ObjectNode event = message("web_visit", random.nextBoolean() ? device() : null, null);
    ObjectNode company = event.putObject("company");
    company.put("domain", "named" + random.nextInt(2) + salt + ".com");
    company.put("employees", 10 + random.nextInt(500));
    if (random.nextInt(3) == 0) {
      // Always the same other name of the same company.
      company.put("domain", "named0" + salt + ".com");
      company.putArray("aliases").add("also0" + salt + ".com");
    }
    if (random.nextInt(4) == 0) {
      company.put("domain", "also0" + salt + ".com");
      company.remove("aliases");
    }
    tell(event);
  }

  private ObjectNode message(String type, @Nullable String device, @Nullable String user) {
    ObjectNode message = JSON.createObjectNode();
    message.put("type", type).put("timestamp", Instant.ofEpochMilli(time).toString());
    if (random.nextInt(8) > 0) {
      message.put("messageId", "m-" + messages.size() + salt);
    }
    if (device != null) {
      message.put("anonymousId", device);
    }
    if (user != null) {
      message.put("userId", user);
    }
    return message;
  }

  private void tell(ObjectNode message) {
    messages.add(JSON.writeValueAsString(message));
  }

  private String device() {
    return "v" + random.nextInt(devices) + salt;
  }

  private String user() {
    return "u" + random.nextInt(users) + salt;
  }

  private String groupId() {
    return "g" + random.nextInt(2) + salt;
  }

  private String address() {
    int number = random.nextInt(3);
    return switch (random.nextInt(3)) {
      case 0 -> "p" + number + salt + "@gmail.com";
      case 1 -> "p" + number + "@mail0" + salt + ".com";
      default -> "p" + number + "@mail1" + salt + ".com";
    };
  }

  /** The moment after everything. */
  public long end() {
    return begin + 20L * 86_400_000;
  }
}
