package io.intentscorer.domain.simulation;

import io.intentscorer.domain.lead.Lead;
import io.intentscorer.domain.lead.Standing;
import io.intentscorer.domain.score.Fit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sales sees of an account or a lead, and a change of the rules may change. */
public enum Facet {
  ICP,
  VERDICT,
  GRADE,
  TIER,
  PRIORITY,
  PERSONA,
  TRACK;

  /** The field's name in the published records; {@code track} is the nurture topic's persona. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether accounts have it, not only their people. */
  public boolean isOfAccounts() {
    return this != PERSONA && this != TRACK;
  }

  static Map<Facet, String> of(Standing standing) {
    Map<Facet, String> facets = new EnumMap<>(Facet.class);
    Fit fit = standing.fit();
    if (fit != null) {
      facets.put(ICP, fit.icp());
      facets.put(VERDICT, fit.verdict().word());
      facets.put(GRADE, fit.grade().name());
    }
    if (standing.tier() != null) {
      facets.put(TIER, standing.tier());
    }
    facets.put(PRIORITY, standing.priority());
    return facets;
  }

  static Map<Facet, String> of(Lead lead, @Nullable String track) {
    Map<Facet, String> facets = of(lead.standing());
    if (lead.persona() != null) {
      facets.put(PERSONA, lead.persona().persona().id());
    }
    if (track != null) {
      facets.put(TRACK, track);
    }
    return facets;
  }

  static Set<Facet> differing(Map<Facet, String> from, Map<Facet, String> to) {
    Set<Facet> differing = EnumSet.noneOf(Facet.class);
    for (Facet facet : values()) {
      if (!Objects.equals(from.get(facet), to.get(facet))) {
        differing.add(facet);
      }
    }
    return differing;
  }
}
