package io.intentscorer.stream;

/** Who has to do with the scorer's topics, each with a name and a password of its own. */
public enum Party {
  SETUP("setup", "creates and checks the topics: the command topics"),
  SCORER("scorer", "runs the scorer: the command run"),
  TRACKER("tracker", "writes events"),
  OPS("ops", "writes rules, reads verdicts and dead letters: all commands rules but simulate"),
  ANALYST("analyst", "asks why and what if: the commands explain and rules simulate"),
  SALES("sales", "reads scores, leads, tracks and alerts"),
  PRIVACY("privacy", "has people forgotten");

  private final String word;
  private final String work;

  Party(String word, String work) {
    this.word = word;
    this.work = work;
  }

  /** What it is called on the command line. */
  public String word() {
    return word;
  }

  /** What it does. */
  public String work() {
    return work;
  }
}
