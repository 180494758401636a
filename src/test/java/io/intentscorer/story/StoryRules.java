package io.intentscorer.story;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules by which tangled stories are scored, and states in words that can be compared. */
public final class StoryRules {
  private static final Map<String, String> TEXTS = texts();

  static final RuleBook BOOK = book(TEXTS);

  private StoryRules() {}

  /** The book of rules, by id. */
  public static RuleBook book(Map<String, String> texts) {
    return Written.book(
        texts.entrySet().stream()
            .map(rule -> Written.rule(rule.getKey(), rule.getValue()))
            .toArray(Rule[]::new));
  }

  /** The rules as ops write them, by id. */
  public static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "software",
        """
        {"kind":"icp","minimumScore":0,"criteria":[
          {"id":"industry","attribute":"company.industry","is":"SaaS","points":60},
          {"id":"size","attribute":"company.employees","between":[50,300],"tolerance":0.5,"points":40}],
         "accountTypes":["company","individual"]}""");
    texts.put(
        "marketer",
        """
        {"kind":"persona","buyingRole":"champion","nurture":{"minimumGrade":"D"},"criteria":[
          {"attribute":"contact.department","is":"marketing","points":10}]}""");
    texts.put(
        "engineer",
        """
        {"kind":"persona","buyingRole":"evaluator","nurture":{"minimumGrade":"F"},"criteria":[
          {"attribute":"contact.department","is":"engineering","points":10}]}""");
    texts.put(
        "pricing",
        """
        {"kind":"signal","points":9,"halfLifeDays":11,"limit":40,"when":
          {"attribute":"page.path","startsWith":"/pricing"}}""");
    texts.put(
        "trial",
        """
        {"kind":"signal","points":23,"halfLifeDays":17,"oncePerContact":true,"when":
          {"attribute":"event.name","is":"trial_started"}}""");
    texts.put(
        "demo",
        """
        {"kind":"signal","points":31,"halfLifeDays":13,"oncePerContact":true,"when":
          {"attribute":"event.name","in":["demo_requested","signup"]}}""");
    texts.put(
        "unsubscribe",
        """
        {"kind":"signal","points":-7,"halfLifeDays":29,"when":
          {"attribute":"event.name","is":"unsubscribe"}}""");
    return texts;
  }

  /** An account and its people in words, by their places. */
  static Map<String, String> inWords(Account account, List<Contact> people) {
    Map<String, String> words = new TreeMap<>();
    words.put(account.key(), inWords(account));
    people.forEach(person -> words.put(account.key() + " " + person.key(), inWords(person)));
    return words;
  }

  private static String inWords(Account account) {
    return "company "
        + account.company()
        + " intent "
        + inWords(account.intent())
        + " people "
        + new TreeMap<>(account.people())
        + " committee "
        + seats(account)
        + " since "
        + account.firstSeen()
        + " events "
        + account.events();
  }

  private static String seats(Account account) {
    StringBuilder words = new StringBuilder();
    new TreeMap<>(account.committee())
        .forEach(
            (persona, seat) -> {
              words.append("%s %d seen %d ".formatted(persona, seat.contacts(), seat.lastSeen()));
              new TreeMap<>(seat.units())
                  .forEach((signal, units) -> words.append("%s %.9f ".formatted(signal, units)));
            });
    return words.toString();
  }

  private static String inWords(Contact contact) {
    return "facts "
        + (contact.isAway() ? contact.facts() : contact.known())
        + " intent "
        + inWords(contact.intent())
        + " counted "
        + new TreeMap<>(contact.counted())
        + " seen "
        + contact.firstSeen()
        + " to "
        + contact.lastSeen()
        + " events "
        + contact.events()
        + (contact.isAway() ? " away" : " here")
        + " as "
        + contact.published().persona()
        + " in "
        + contact.published().track();
  }

  /** Sums to nine decimals: those of doubles differ in the last ones, by the order of adding. */
  private static String inWords(Map<String, Gathered> intent) {
    StringBuilder words = new StringBuilder();
    new TreeMap<>(intent)
        .forEach(
            (signal, sum) ->
                words.append(
                    "%s %.9f %.9f %.9f of %d at %d; "
                        .formatted(
                            signal,
                            sum.units(),
                            sum.week(),
                            sum.eightWeeks(),
                            sum.events(),
                            sum.asOf())));
    return words.toString();
  }
}
