package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Identity.Lent;
import io.intentscorer.domain.account.Knowledge.Stretch;
import io.intentscorer.domain.account.Next.Introduction;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.Whose;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A moment of a user. */
final class Stay extends Moment {
  Stay(String id, long time, Identity before, Identity after, Patience patience) {
    super(id, time, before, after, patience);
  }

  /** The address of who is known by nothing else. */
  private @Nullable String mailbox() {
    return Contact.mailbox(id).orElse(null);
  }

  @Override
  String person() {
    return Contact.mailbox(id).orElseGet(() -> Contact.userKey(id));
  }

  @Override
  Whose whose() {
    String mailbox = mailbox();
    return mailbox == null ? new Whose(Place.USER, id) : new Whose(Place.MAILBOX, mailbox);
  }

  @Override
  boolean send(Knowledge knowledge, CompanyEvent event, @Nullable String heldBy) {
    return toAccount(knowledge, event, heldBy);
  }

  @Override
  void recall(Knowledge was, Knowledge is) {
    rename(was, is);
    for (Stretch stretch : was.changedBy(is, person())) {
      recall(stretch.from(), stretch.to());
    }
  }

  @Override
  void introduce(Knowledge was, Knowledge is) {
    Set<Mailbox> known = was.emails().values();
    Set<Mailbox> addresses = new TreeSet<>(Comparator.comparing(Mailbox::address));
    addresses.addAll(known);
    addresses.addAll(is.emails().values());
    for (Mailbox address : addresses) {
      if (!known.contains(address)) {
        next.add(met(address.address(), Place.USER, id));
      }
      if (mailbox() != null) {
        continue;
      }
      if (!known.contains(address)) {
        next.add(met(person(), Place.MAILBOX, address.address()));
      }
      Lent words = is.lentTo(address);
      if (!words.equals(was.lentTo(address))) {
        String key = Contact.mailboxKey(address.address());
        next.add(new Introduction(key, person(), words, Set.of(), time));
      }
    }
  }
}
