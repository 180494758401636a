package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.lead.AccountScore.Member;
import io.intentscorer.domain.lead.Publication.Alert;
import io.intentscorer.domain.lead.Publication.AlertKind;
import io.intentscorer.domain.score.Surge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What sales is alerted to at an account, and what of it is remembered, so that nothing is told
 * twice.
 *
 * @param surging whether the start of a surge was told, and its end was not
 * @param engaged the personas that were told to have shown intent here
 */
record Alerts(List<Publication> told, boolean surging, Set<String> engaged) {
  /**
   * @param known what was told before
   */
  static Alerts of(
      Account.Published known,
      String account,
      Standing standing,
      List<Member> members,
      Cause cause,
      long now) {
    List<Publication> told = new ArrayList<>();
    // The first score of an account is news, but it is no change.
    if (known.whole() != 0 && !Objects.equals(known.tier(), standing.tier())) {
      told.add(
          new Alert(
              AlertKind.TIER_CHANGED,
              account,
              known.tier(),
              standing.tier(),
              null,
              standing,
              cause,
              now));
    }
    Surge surge = Surge.of(standing.intent());
    boolean surging = known.surging() ? !surge.over() : surge.surging();
    if (surging != known.surging()) {
      AlertKind kind = surging ? AlertKind.SURGE_STARTED : AlertKind.SURGE_ENDED;
      told.add(new Alert(kind, account, null, null, null, standing, cause, now));
    }
    Set<String> engaged = new HashSet<>(known.engaged());
    for (Member member : members) {
      if (member.engaged() && engaged.add(member.persona())) {
        told.add(
            new Alert(
                AlertKind.ROLE_ENGAGED,
                account,
                null,
                member.persona(),
                member.role(),
                standing,
                cause,
                now));
      }
    }
    return new Alerts(told, surging, engaged);
  }
}
