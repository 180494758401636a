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
 * @param signals the signals that decide, by id
 * @param tiers the tiers, the standard ones where ops gave none
 */
public record RuleBook(
    long version,
    long fingerprint,
    Map<String, Long> versions,
    List<Icp> icps,
    List<Persona> personas,
    List<Signal> signals,
    Tiers tiers) {

  /** No rules yet. */
  public static final RuleBook EMPTY = of(List.of());

  /** A rule that was accepted, and the version of its submission. */
  public record Accepted(Rule rule, long version) {}

  public RuleBook {
    versions = Map.copyOf(versions);
    icps = List.copyOf(icps);
    personas = List.copyOf(personas);
    signals = List.copyOf(signals);
  }

  /** The book of the rules given, one for each id. */
  public static RuleBook of(Collection<Accepted> rules) {
    List<Accepted> byId =
        rules.stream().sorted(Comparator.comparing(accepted -> accepted.rule().id())).toList();
    List<Icp> icps = new ArrayList<>();
    List<Persona> personas = new ArrayList<>();
    List<Signal> signals = new ArrayList<>();
    Tiers tiers = Tiers.STANDARD;
    Fingerprint fingerprint = new Fingerprint();
    long version = 0;
    Map<String, Long> versions = new TreeMap<>();
    for (Accepted accepted : byId) {
      Rule rule = accepted.rule();
      version = Math.max(version, accepted.version());
      fingerprint.add(rule.id()).add(accepted.version());
      versions.put(rule.id(), accepted.version());
      if (rule instanceof Icp icp && icp.status() != Status.PAUSED) {
        icps.add(icp);
      } else if (rule instanceof Persona persona && persona.status() == Status.ACTIVE) {
        personas.add(persona);
      } else if (rule instanceof Signal signal && signal.status() == Status.ACTIVE) {
        signals.add(signal);
      } else if (rule instanceof Tiers given) {
        tiers = given;
      }
    }
    personas.sort(Comparator.comparingInt(Persona::priority).thenComparing(Persona::id));
    return new RuleBook(version, fingerprint.value(), versions, icps, personas, signals, tiers);
  }
}
