package io.intentscorer;

import io.intentscorer.cli.IntentScorerCommand;

/** Hands the arguments to the command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(IntentScorerCommand.runAlone(args));
  }
}
