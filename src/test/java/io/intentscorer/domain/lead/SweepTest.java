package io.intentscorer.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SweepTest {
  private static final Tally ONE_CHANGED = new Tally(1, 1, 2, 1);

  /** Accounts, and the rules that each was last looked at under. */
  private final NavigableMap<String, Long> accounts = new TreeMap<>();

  SweepTest() {
    List.of("a", "b", "c", "d", "e").forEach(account -> accounts.put(account, 0L));
  }

  @Test
  void aRoundLooksAtEveryAccountOnce() {
    List<String> seen = new ArrayList<>();
    Sweep done = walk(Sweep.following(null, 1, 0), 100, seen);
    assertThat(seen).containsExactly("a", "b", "c", "d", "e");
    assertThat(done.done()).isTrue();
    assertThat(done.tally()).isEqualTo(new Tally(5, 5, 10, 5));
  }

  @Test
  void withoutAccountsARoundIsDoneAtOnce() {
    accounts.clear();
    assertThat(walk(Sweep.following(null, 1, 0), 0, new ArrayList<>()).done()).isTrue();
  }

  @Test
  void aChangeOnTheWayGoesOnWhereTheOneBeforeStood() {
    List<String> seen = new ArrayList<>();
    Sweep first = walk(Sweep.following(null, 1, 0), 2, seen);
    Sweep second = walk(Sweep.following(first, 2, 0), 100, seen);
    assertThat(seen).containsExactly("a", "b", "c", "d", "e", "a", "b");
    assertThat(second.done()).isTrue();
    assertThat(accounts).containsValue(2L).doesNotContainValue(1L);
  }

  @Test
  void theTallyIsOfOneRoundAndOfAllChangesSinceTheLastCompleteOne() {
    Sweep first = walk(Sweep.following(null, 1, 0), 2, new ArrayList<>());
    Sweep second = walk(Sweep.following(first, 2, 0), 100, new ArrayList<>());
    assertThat(second.tally()).isEqualTo(new Tally(5, 7, 10, 7));
    Sweep third = walk(Sweep.following(second, 3, 0), 100, new ArrayList<>());
    assertThat(third.tally()).isEqualTo(new Tally(5, 5, 10, 5));
  }

  @Test
  void changesWithoutEndStarveNobodyAndTheLastOneWins() {
    Sweep sweep = null;
    for (long rules = 1; rules <= 50; rules++) {
      sweep = walk(Sweep.following(sweep, rules, 0), 2, new ArrayList<>());
      // Two accounts a change: after three changes every account has had its turn.
      long oldest = Math.max(0, rules - 2);
      assertThat(accounts.values()).allMatch(last -> last >= oldest);
    }
    walk(Sweep.following(sweep, 51, 0), 100, new ArrayList<>());
    assertThat(accounts.values()).containsOnly(51L);
  }

  @Test
  void anAccountThatComesOnTheWayIsMetOrNeedsNoLook() {
    Sweep half = walk(Sweep.following(null, 1, 0), 3, new ArrayList<>());
    accounts.put("aa", 1L);
    accounts.put("dd", 0L);
    List<String> seen = new ArrayList<>();
    assertThat(walk(half, 100, seen).done()).isTrue();
    assertThat(seen).containsExactly("d", "dd", "e");
  }

  /** Walks as the live sweep does, for a number of accounts. */
  @Test
  void anAccountThatGoesLeavesItsPlaceToTheOneBefore() {
    Sweep half = walk(Sweep.following(null, 1, 0), 3, new ArrayList<>());
    assertThat(half.names("c")).isTrue();
    assertThat(half.names("b")).isFalse();
    accounts.remove("c");
    List<String> rest = new ArrayList<>();
    assertThat(walk(half.instead("c", "b"), 100, rest).done()).isTrue();
    assertThat(rest).containsExactly("d", "e");
  }

  @Test
  void aRoundWhoseFirstAccountGoesBeginsAnew() {
    Sweep begun = walk(Sweep.following(null, 1, 0), 1, new ArrayList<>());
    accounts.remove("a");
    List<String> rest = new ArrayList<>();
    assertThat(walk(begun.instead("a", null), 100, rest).done()).isTrue();
    assertThat(rest).containsExactly("b", "c", "d", "e");
  }

  private Sweep walk(Sweep from, int most, Collection<String> seen) {
    Sweep sweep = from;
    int left = most;
    while (!sweep.done()) {
      for (Map.Entry<String, Long> row : new TreeMap<>(range(sweep)).entrySet()) {
        if (left == 0) {
          return sweep;
        }
        left--;
        accounts.put(row.getKey(), sweep.rules());
        seen.add(row.getKey());
        sweep = sweep.past(row.getKey(), ONE_CHANGED);
      }
      sweep = sweep.turn();
    }
    return sweep;
  }

  private Map<String, Long> range(Sweep sweep) {
    NavigableMap<String, Long> rest = accounts;
    if (sweep.at() != null) {
      rest = rest.tailMap(sweep.at(), false);
    }
    if (sweep.end() != null) {
      rest = rest.headMap(sweep.end(), true);
    }
    return rest;
  }
}
