package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.Rule.Tiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All rules in force, compiled: an immutable snapshot, the same for every event that is scored
 * under it.
 *
 * @param version the highest version among the rules
 * @param fingerprint equal for equal rules, whatever the order in which they came
 * @param versions the version of every rule, those that rest included, by id
 * @param icps the profiles that decide or are shown, by id
 * @param personas the personas that decide, by priority and id
 * @param shadowPersonas the personas that are only shown, by priority and id
 * @param signals the signals that decide, by id
 * @param shadowSignals the signals that gather and are only shown, by id
 * @param allSignals every signal by its id, those that rest included
 * @param tiers the tiers, the standard ones where ops gave none
 * @param derived what others work out of the rules once
 */
public record RuleBook(
    long version,
    long fingerprint,
    Map<String, Long> versions,
    List<Icp> icps,
    List<Persona> personas,
    List<Persona> shadowPersonas,
    List<Signal> signals,
    List<Signal> shadowSignals,
    Map<String, Signal> allSignals,
    Tiers tiers,
    Derived derived) {

  /** No rules yet. */
  public static final RuleBook EMPTY = of(List.of());

  /** A rule that was accepted, and the version of its submission. */
  public record Accepted(Rule rule, long version) {}

  public RuleBook {
    versions = Map.copyOf(versions);
    icps = List.copyOf(icps);
    personas = List.copyOf(personas);
    shadowPersonas = List.copyOf(shadowPersonas);
    signals = List.copyOf(signals);
    shadowSignals = List.copyOf(shadowSignals);
    allSignals = Map.copyOf(allSignals);
  }

  /** The book of the rules given, one for each id. */
  public static RuleBook of(Collection<Accepted> rules) {
    return of(rules, 0);
  }

  /**
   * The book of the rules given, one for each id.
   *
   * @param titles what tells apart how titles are read, on which phrases depend: under other words
   *     everybody is scored anew
   */
  public static RuleBook of(Collection<Accepted> rules, long titles) {
    List<Accepted> byId =
        rules.stream().sorted(Comparator.comparing(accepted -> accepted.rule().id())).toList();
    List<Icp> icps = new ArrayList<>();
    Map<Status, List<Persona>> personas = byStatus();
    Map<Status, List<Signal>> signals = byStatus();
    Map<String, Signal> allSignals = new TreeMap<>();
    Tiers tiers = Tiers.STANDARD;
    Fingerprint fingerprint = new Fingerprint().add(titles);
    long version = 0;
    Map<String, Long> versions = new TreeMap<>();
    for (Accepted accepted : byId) {
      Rule rule = accepted.rule();
      version = Math.max(version, accepted.version());
      fingerprint.add(rule.id()).add(accepted.version());
      versions.put(rule.id(), accepted.version());
      if (rule instanceof Icp icp && icp.status() != Status.PAUSED) {
        icps.add(icp);
      } else if (rule instanceof Persona persona) {
        list(personas, persona.status()).add(persona);
      } else if (rule instanceof Signal signal) {
        list(signals, signal.status()).add(signal);
        allSignals.put(signal.id(), signal);
      } else if (rule instanceof Tiers given) {
        tiers = given;
      }
    }
    Comparator<Persona> order =
        Comparator.comparingInt(Persona::priority).thenComparing(Persona::id);
    personas.values().forEach(list -> list.sort(order));
    return new RuleBook(
        version,
        fingerprint.value(),
        versions,
        icps,
        list(personas, Status.ACTIVE),
        list(personas, Status.SHADOW),
        list(signals, Status.ACTIVE),
        list(signals, Status.SHADOW),
        allSignals,
        tiers,
        new Derived());
  }

  private static <T> Map<Status, List<T>> byStatus() {
    return new EnumMap<>(Status.class);
  }

  private static <T> List<T> list(Map<Status, List<T>> lists, Status status) {
    return lists.computeIfAbsent(status, any -> new ArrayList<>());
  }
}
