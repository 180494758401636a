package io.intentscorer.domain.simulation;

import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.Lead;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the rules would do.
 *
 * @param tiers how many accounts go from a tier to a tier, those that stay included
 * @param tracks the personas whose tracks hold somebody, now or then
 * @param accountMovers the accounts that move farthest, the farthest first
 * @param leadMovers the people whose personas and tracks move farthest, the farthest first
 */
public record Forecast(
    Count accounts,
    Count leads,
    List<TierMove> tiers,
    List<Track> tracks,
    List<AccountMover> accountMovers,
    List<LeadMover> leadMovers) {
  public Forecast {
    tiers = List.copyOf(tiers);
    tracks = List.copyOf(tracks);
    accountMovers = List.copyOf(accountMovers);
    leadMovers = List.copyOf(leadMovers);
  }

  /**
   * @param all how many were looked at
   * @param published of how many the record would be published anew
   * @param changed how many change in any facet
   * @param facets how many change in each
   */
  public record Count(long all, long published, long changed, Map<Facet, Long> facets) {
    public Count {
      facets = Map.copyOf(facets);
    }

    /** How many change in one facet. */
    public long of(Facet facet) {
      return facets.getOrDefault(facet, 0L);
    }
  }

  /** Accounts between two tiers; null is the tier of accounts that no profile judges. */
  public record TierMove(@Nullable String from, @Nullable String to, long accounts) {}

  /** The nurture track of a persona: how many are in it, and how many would come and go. */
  public record Track(String persona, long now, long then, long entering, long leaving) {}

  /** An account that moves, and why. */
  public record AccountMover(AccountScore from, AccountScore to, List<Move> moves) {
    public AccountMover {
      moves = List.copyOf(moves);
    }
  }

  /** A person whose persona or track moves; no moves where that is the account's doing. */
  public record LeadMover(
      Lead from, Lead to, @Nullable String fromTrack, @Nullable String toTrack, List<Move> moves) {
    public LeadMover {
      moves = List.copyOf(moves);
    }
  }
}
