package io.intentscorer.domain.simulation;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import java.util.List;
import java.util.Map;

/** An account and its people as they are remembered. */
public record Dossier(Account account, List<Contact> people) {
  public Dossier {
    people = List.copyOf(people);
  }

  /** The same, as if nobody had been told of them: so that all of it is news. */
  Dossier untold() {
    return new Dossier(
        new Account(
            account.key(),
            account.type(),
            account.company(),
            account.intent(),
            account.people(),
            Map.of(),
            account.firstSeen(),
            account.events(),
            account.aliases(),
            Account.Published.NOTHING),
        people.stream().map(person -> person.publishing(Contact.Published.NOTHING)).toList());
  }
}
