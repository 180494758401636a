package io.intentscorer.cli;

import io.intentscorer.stream.PlainWords;
import io.intentscorer.stream.TopicFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root: what there is to do, and how failures are told. */
@Command(
    name = "intent-scorer",
    description = "Scores companies and their people as events arrive, and says why.",
    mixinStandardHelpOptions = true,
    versionProvider = IntentScorerCommand.Version.class,
    subcommands = {
      QuickstartCommand.class,
      RunCommand.class,
      TopicsCommand.class,
      DoctorCommand.class,
      ScoreCommand.class,
      ExplainCommand.class,
      RulesCommand.class,
      TitlesCommand.class,
      DescribeCommand.class
    })
public final class IntentScorerCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "show where in the program a failure came from")
  private boolean stackTraces;

  /** The same as {@link #run} for a process that has nothing else to do. */
  public static int runAlone(String... args) {
    LastResort.onAnyError();
    return run(args);
  }

  /** Runs a command line; returns its exit code: 0 done, 1 failed, 2 bad usage. */
  public static int run(String... args) {
    return commandLine().execute(args);
  }

  /** The commands as they are read, without running one. */
  public static CommandLine commandLine() {
    return new CommandLine(new IntentScorerCommand())
        .setExpandAtFiles(false) // a title may begin with "@"
        .registerConverter(Duration.class, Durations::span)
        .registerConverter(Instant.class, Durations::moment)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(command.getColorScheme().errorText(told(failure)));
              if (stackTraces(command) || System.getProperty("log.level") != null) {
                failure.printStackTrace(command.getErr());
              }
              return failure instanceof ConfigException
                  ? CommandLine.ExitCode.USAGE
                  : CommandLine.ExitCode.SOFTWARE;
            });
  }

  private static boolean stackTraces(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof IntentScorerCommand root
        && root.stackTraces;
  }

  /** Operators do not read stack traces: the message, and what caused it where that says more. */
  private static String told(Throwable failure) {
    if (failure instanceof TopicFault) {
      return String.valueOf(failure.getMessage());
    }
    return failure instanceof CommandFailure
        ? withCause(failure)
        : PlainWords.known(failure).orElseGet(() -> withCause(failure));
  }

  private static String withCause(Throwable failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    Throwable cause = failure.getCause();
    String why = cause == null ? null : cause.getMessage();
    boolean more = why != null && !message.contains(why);
    return more ? message + ": " + why : message;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = IntentScorerCommand.class.getPackage().getImplementationVersion();
      return new String[] {"intent-scorer " + (version == null ? "(from source)" : version)};
    }
  }
}
