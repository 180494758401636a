package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.Party;
import io.intentscorer.stream.Permissions;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** That permissions are asked for, and for whom. */
final class AclOptions {
  @Option(
      names = "--acls",
      required = true,
      description =
          "print the kafka-acls.sh commands that allow each party its own work and nothing else; do"
              + " nothing")
  private boolean wanted;

  @Option(
      names = "--principal",
      paramLabel = "PARTY=PRINCIPAL",
      converter = {Parties.class, Principals.class},
      description =
          "whom the cluster knows a party as, User:PARTY by default; the parties are setup, scorer,"
              + " tracker, ops, analyst, sales and privacy; may be repeated")
  private Map<Party, String> principals = new EnumMap<>(Party.class);

  @Option(
      names = "--admin-config",
      paramLabel = "FILE",
      defaultValue = "admin.properties",
      description = "the file by which whoever pastes the commands reaches the cluster")
  private String admin = "";

  /** Whether they are asked for: {@code --acls=false} does not. */
  boolean areWanted() {
    return wanted;
  }

  void print(ScorerSettings settings, PrintWriter out) {
    AclCommands commands =
        new AclCommands(String.valueOf(settings.client().get("bootstrap.servers")), admin);
    Permissions permissions = new Permissions(settings.topics(), settings.applicationId());
    for (Party party : Party.values()) {
      String principal = principals.getOrDefault(party, "User:" + party.word());
      commands.lines(party, principal, permissions).forEach(out::println);
    }
  }

  /** A party by its word. */
  static final class Parties implements ITypeConverter<Party> {
    @Override
    public Party convert(String word) {
      for (Party party : Party.values()) {
        if (party.word().equals(word)) {
          return party;
        }
      }
      throw new TypeConversionException("there is no party " + word);
    }
  }

  /** A principal as Kafka writes it. */
  static final class Principals implements ITypeConverter<String> {
    @Override
    public String convert(String principal) {
      if (!principal.matches("[A-Za-z]+:.+")) {
        throw new TypeConversionException(
            principal + " is no principal; write it as the cluster knows it, such as User:scorer");
      }
      return principal;
    }
  }
}
