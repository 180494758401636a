package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is published of an account.
 *
 * @param icps the fit with every profile that decides or is shown
 * @param committee the personas found at the account
 * @param missingRoles the buying roles that the account's personas name and nobody there holds
 * @param scoredAt the moment of scoring, in milliseconds since 1970 UTC
 */
public record AccountScore(
    String account,
    Account.Type type,
    Facts company,
    Standing standing,
    List<Fit.Summary> icps,
    List<Member> committee,
    List<BuyingRole> missingRoles,
    Cause cause,
    long scoredAt) {

  public AccountScore {
    icps = List.copyOf(icps);
    committee = List.copyOf(committee);
    missingRoles = List.copyOf(missingRoles);
  }

  /**
   * A persona in the buying committee.
   *
   * @param contacts how many contacts hold it
   * @param lastSeen when one of them was last seen, in milliseconds since 1970 UTC
   * @param share their share of the account's positive points, before limits; 0 to 1, two decimals
   * @param engaged whether one of them has shown intent
   */
  public record Member(
      String persona,
      @Nullable BuyingRole role,
      int contacts,
      long lastSeen,
      double share,
      boolean engaged) {}

  /**
   * Equal while the record is, but for {@code scoredAt} and {@code cause}.
   *
   * @param lasting the record's own {@link #lastingFingerprint}
   */
  long fingerprint(long lasting) {
    Fingerprint print = new Fingerprint().add(lasting);
    print.add(standing.rulesVersion());
    standing.intent().addTo(print);
    if (standing.shadow() != null) {
      standing.shadow().intent().addTo(print);
    }
    committee.forEach(member -> print.add(member.share()));
    return print.value();
  }

  /**
   * Equal while nothing differs but {@code scoredAt}, {@code cause}, the version of the rules, and
   * the drift of intent's own numbers: score, points, surge, people, shares.
   */
  public long lastingFingerprint() {
    Fingerprint print = new Fingerprint().add(type).add(standing.fingerprint());
    company.forEach((name, value) -> print.add(name).add(value));
    if (standing.fit() != null) {
      for (Reason reason : standing.fit().reasons()) {
        reason.addTo(print);
      }
    }
    icps.forEach(fit -> fit.addTo(print));
    standing.intent().addLastingTo(print);
    if (standing.shadow() != null) {
      standing.shadow().addLastingTo(print);
    }
    committee.forEach(
        member ->
            print
                .add(member.persona())
                .add(member.role())
                .add(member.contacts())
                .add(member.lastSeen()));
    missingRoles.forEach(print::add);
    return print.value();
  }
}
