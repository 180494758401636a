package io.intentscorer.wire;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** The words and signs of written quantities; phrases stand without spaces. */
final class QuantityWords {
  private QuantityWords() {}

  static final Map<String, Double> UNITS =
      Map.ofEntries(
          entry("k", 1e3),
          entry("thousand", 1e3),
          entry("thousands", 1e3),
          entry("lakh", 1e5),
          entry("lakhs", 1e5),
          entry("lac", 1e5),
          entry("m", 1e6),
          entry("mm", 1e6),
          entry("mn", 1e6),
          entry("mil", 1e6),
          entry("mio", 1e6),
          entry("mln", 1e6),
          entry("million", 1e6),
          entry("millions", 1e6),
          entry("cr", 1e7),
          entry("crore", 1e7),
          entry("crores", 1e7),
          entry("b", 1e9),
          entry("bn", 1e9),
          entry("bln", 1e9),
          entry("billion", 1e9),
          entry("billions", 1e9),
          entry("t", 1e12),
          entry("tn", 1e12),
          entry("trn", 1e12),
          entry("trillion", 1e12));

  static final Set<String> DOLLARS =
      Set.of("$", "usd", "us$", "u$s", "dollar", "dollars", "usdollars", "usdollar");

  static final Set<String> NEARLY =
      Set.of(
          "~", "≈", "about", "around", "approx", "approximately", "circa", "ca", "roughly", "from");
  static final Set<String> AT_LEAST =
      Set.of(
          ">", ">=", "≥", "over", "above", "morethan", "greaterthan", "atleast", "min", "minimum");
  static final Set<String> AT_MOST =
      Set.of(
          "<",
          "<=",
          "≤",
          "under",
          "below",
          "lessthan",
          "fewerthan",
          "upto",
          "atmost",
          "max",
          "maximum",
          "nomorethan");
  static final Set<String> OR_MORE = Set.of("+", "plus", "ormore", "andabove", "andup", "andmore");
  static final Set<String> SEPARATORS = Set.of("-", "to", "~", "..", "...");

  /** What a number may count without changing it. */
  static final Set<String> NOUNS =
      Set.of(
          "employee",
          "employees",
          "people",
          "persons",
          "staff",
          "headcount",
          "worker",
          "workers",
          "user",
          "users",
          "fte",
          "ftes",
          "member",
          "members",
          "seats",
          "tools",
          "years",
          "yrs",
          "revenue",
          "arr",
          "annual",
          "annually",
          "in",
          "of",
          "per",
          "a",
          "year",
          "yr",
          "/",
          "total",
          "funding",
          "raised");
}
