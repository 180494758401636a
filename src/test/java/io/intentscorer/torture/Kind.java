package io.intentscorer.torture;

/** The kinds of fault. */
enum Kind {
  KILL("kill -9 of a scorer"),
  LEAVE("SIGTERM, and back"),
  FREEZE("SIGSTOP for longer than the session"),
  BROKER("kill -9 of the broker, and back"),
  STATE_LOST("kill -9 of a scorer, state directory lost"),
  STATE_BARRED("state directory lost, none can be made for a while"),
  DISK_FULL("disk of the state full for a while"),
  CLOCK("wall clock of a scorer jumps"),
  TOPIC("a topic deleted, and made anew"),
  JOIN("a further scorer joins, and leaves");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
