package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Identity.Lent;
import io.intentscorer.domain.account.Knowledge.Stretch;
import io.intentscorer.domain.account.Next.Introduction;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.Recall;
import io.intentscorer.domain.account.Next.RecallFromUser;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.Whose;
import io.intentscorer.domain.event.CompanyEvent;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A moment of a visitor. */
final class Visit extends Moment {
  Visit(String id, long time, Identity before, Identity after, Patience patience) {
    super(id, time, before, after, patience);
  }

  @Override
  String person() {
    return Contact.visitorKey(id);
  }

  @Override
  Whose whose() {
    return new Whose(Place.VISITOR, id);
  }

  @Override
  boolean send(Knowledge knowledge, CompanyEvent event, @Nullable String heldBy) {
    String user = knowledge.users().at(event.time());
    if (user == null) {
      return toAccount(knowledge, event, heldBy);
    }
    return next.add(new ToUser(user, event.by(user), heldBy));
  }

  @Override
  void recall(Knowledge was, Knowledge is) {
    if (is.users().isEmpty()) {
      rename(was, is);
    }
    for (Stretch stretch : was.changedBy(is, person())) {
      if (stretch.user() != null) {
        Recall call = new Recall(whose(), stretch.from(), stretch.to());
        next.add(new RecallFromUser(stretch.user(), call));
      } else {
        recall(stretch.from(), stretch.to());
      }
    }
  }

  @Override
  void introduce(Knowledge was, Knowledge is) {
    // Where the visitor was met, it was its first user.
    boolean first = was.users().isEmpty() && !after.accounts().isEmpty();
    String firstUser = is.users().at(Long.MIN_VALUE);
    for (String user : new TreeSet<>(is.users().values())) {
      Lent words = is.lentTo(user);
      Set<String> places = first && user.equals(firstUser) ? after.accounts() : Set.of();
      if (!words.equals(was.lentTo(user)) || !places.isEmpty()) {
        next.add(new Introduction(user, id, words, places, time));
      }
    }
  }
}
