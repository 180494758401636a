package io.intentscorer.domain.persona;

import java.util.Map;

/*
 * How a title is read
 * ===================
 * 1. Letters are folded and cut into words (TitleText): case, accents, punctuation and the endings
 *    of genders go.
 * 2. Each word takes the vocabulary's one spelling (Speller): synonyms, abbreviations and
 *    translations become one ("Directrice", "Dir." and "director"), compounds come apart
 *    ("Einkaufsleiter" is "procurement head"), fillers and the employer go.
 * 3. Ranks and departments are found (Findings), the longest phrase at each place. A rank that is
 *    somebody else's, past or not yet reached is hidden (Hiding): it tells nothing, and in the
 *    phrase it is marked, so that no plain phrase of a rule meets it.
 * 4. The words are divided into roles (Roles). The first role that tells a seniority decides it,
 *    the first that tells a department that.
 * 5. Rank and field are put into one order (RankOrder): "Marketing VP" is "vp marketing".
 *
 * Every step looks words up by hash at each place, so the work grows with the title's length and
 * not with the vocabulary's: one trie step a word, as in [1] but over words instead of letters, and
 * without its failure links, since the longest phrase at a place is wanted and phrases are short.
 *
 * [1] Aho, Corasick: Efficient string matching: an aid to bibliographic search. CACM 18(6), 1975.
 */

/**
 * Reads job titles as people write them, in all languages of its vocabulary at once. Immutable;
 * safe for any number of threads.
 */
public final class TitleReader {
  /** Compiled when it is asked for first, which who has words of their own never does. */
  private static final class Shipped {
    private static final TitleReader READER = Vocabularies.reader(Map.of());
  }

  private final TitleVocabulary vocabulary;
  private final long fingerprint;

  TitleReader(TitleVocabulary vocabulary, long fingerprint) {
    this.vocabulary = vocabulary;
    this.fingerprint = fingerprint;
  }

  /** The reader of the vocabularies that ship. */
  public static TitleReader shipped() {
    return Shipped.READER;
  }

  /**
   * A reader of the vocabularies that ship and an installation's own.
   *
   * @param own texts of files by name; one named as a file that ships stands in its place, others
   *     are added and win where they contradict
   * @throws IllegalArgumentException that says all that is wrong with the files, a line each
   */
  public static TitleReader with(Map<String, String> own) {
    return own.isEmpty() ? shipped() : Vocabularies.reader(own);
  }

  /** Reads any text; what is no title has an empty phrase or tells nothing. */
  public Title read(String written) {
    Speller speller = speller(written);
    return new Roles(findings(speller), speller).title();
  }

  /** Reads a title and says what each answer was read from. */
  public TitleReading explain(String written) {
    TitleText text = TitleText.of(written, vocabulary);
    Speller speller = new Speller(vocabulary, text);
    Findings found = findings(speller);
    return new TitleExplanation(text, speller, found, new Roles(found, speller)).reading();
  }

  /**
   * The phrase that {@link Title#holds} takes, and that {@link Title#phrase} is made by: words in
   * their one spelling, divided by single spaces; empty when nothing is left.
   */
  public String normalise(String phrase) {
    return read(phrase).phrase();
  }

  /** Equal for readers of equal vocabularies. */
  public long fingerprint() {
    return fingerprint;
  }

  private Speller speller(String written) {
    return new Speller(vocabulary, TitleText.of(written, vocabulary));
  }

  private Findings findings(Speller speller) {
    Tokens words = speller.spelt();
    Hiding.mark(vocabulary, words);
    return new Findings(vocabulary, speller.withoutFillers(words));
  }
}
