package io.intentscorer.wire;

import io.intentscorer.domain.rule.Attribute;
import io.intentscorer.domain.rule.Attribute.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the attribute that somebody probably meant by a name that is none. */
final class AttributeGuess {
  private static final Map<Subject, List<String>> PREFIXES =
      Map.of(
          Subject.COMPANY, List.of("company."),
          Subject.CONTACT, List.of("contact."),
          Subject.EVENT, List.of("event.", "page.", "campaign."));
  private static final Map<Subject, FactReader> FACTS =
      Map.of(Subject.COMPANY, FactReader.company(), Subject.CONTACT, FactReader.contact());

  private AttributeGuess() {}

  /**
   * The attribute meant by a name: the one that trackers call so ({@code company.size}), that only
   * lacks its subject ({@code industry}), or that is spelt nearly so; of the subjects given first.
   */
  static Optional<String> of(String written, Set<Subject> subjects) {
    String bare = written.substring(written.lastIndexOf('.') + 1);
    for (Subject subject : Subject.values()) {
      if (!subjects.contains(subject)) {
        continue;
      }
      for (String prefix : PREFIXES.getOrDefault(subject, List.of())) {
        boolean fits = bare.equals(written) || written.startsWith(prefix);
        Optional<String> meant = fits ? meant(subject, prefix, bare) : Optional.empty();
        if (meant.isPresent()) {
          return meant;
        }
      }
    }
    return NearestName.of(written, Attribute.names());
  }

  private static Optional<String> meant(Subject subject, String prefix, String bare) {
    FactReader facts = FACTS.get(subject);
    Optional<String> alias = facts == null ? Optional.of(bare) : facts.name(bare);
    return alias
        .map(name -> prefix + name)
        .filter(name -> name.indexOf('<') < 0 && Attribute.find(name).isPresent());
  }
}
