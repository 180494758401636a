package io.intentscorer.domain.account;

import io.intentscorer.domain.event.Keyed;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a person of an account is who was met at others too.
 *
 * @param home the account whose contact they are, null for this one
 * @param since when they were last seen there, in milliseconds since 1970 UTC, as far as was told
 * @param known what other accounts know of the person, by the accounts' keys
 */
public record Whereabouts(@Nullable String home, long since, Map<String, Facts> known) {
  /** At this account, and no other knows anything. */
  public static final Whereabouts HERE = new Whereabouts(null, Long.MIN_VALUE, Map.of());

  public Whereabouts {
    known = Keyed.copyOf(known);
  }

  boolean isAway() {
    return home != null;
  }

  Whereabouts here() {
    return new Whereabouts(null, Long.MIN_VALUE, known);
  }

  Whereabouts at(String other, long time) {
    return new Whereabouts(other, time, known);
  }

  Whereabouts told(String account, Facts facts) {
    Map<String, Facts> all = new TreeMap<>(known);
    if (facts.equals(Facts.NONE)) {
      all.remove(account);
    } else {
      all.put(account, facts);
    }
    return new Whereabouts(home, since, all);
  }
}
