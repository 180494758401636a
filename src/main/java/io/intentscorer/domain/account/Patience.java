package io.intentscorer.domain.account;

import io.intentscorer.domain.event.CompanyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long visits wait for their visitor to be known.
 *
 * @param keep how long one waits
 * @param most how many wait for one visitor, the newest
 */
record Patience(Duration keep, int most) {
  // Counted back from the newest news and not from the clock, so that a replay keeps what live
  // kept.
  List<CompanyEvent> fresh(List<CompanyEvent> visits, long time) {
    return visits.stream().filter(visit -> visit.time() >= time - keep.toMillis()).toList();
  }

  List<CompanyEvent> newest(List<CompanyEvent> visits) {
    List<CompanyEvent> inOrder = new ArrayList<>(visits);
    inOrder.sort(Comparator.comparingLong(CompanyEvent::time));
    return inOrder.subList(Math.max(0, inOrder.size() - most), inOrder.size());
  }
}
