package io.intentscorer.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * Settings that nobody else is to read: where they come from, and what is shown in their place.
 *
 * <p>A value refers to a secret as Kafka's own do: {@code ${env:NAME}}, {@code
 * ${file:/path/to.properties:key}}, {@code ${directory:/path:file}}, or whatever else {@code
 * config.providers} names.
 */
final class Secrets {
  private static final String PROVIDERS = AbstractConfig.CONFIG_PROVIDERS_CONFIG;
  private static final String CLASS = ".class";
  private static final Map<String, String> PROVIDERS_UNLESS_NAMED =
      Map.of(
          PROVIDERS,
          "env,file,directory",
          PROVIDERS + ".env" + CLASS,
          EnvVarConfigProvider.class.getName(),
          PROVIDERS + ".file" + CLASS,
          FileConfigProvider.class.getName(),
          PROVIDERS + ".directory" + CLASS,
          DirectoryConfigProvider.class.getName());

  private static final Pattern REFERENCE = ConfigTransformer.DEFAULT_PATTERN;
  private static final String NAMED = "password|passphrase|secret|token|credential|private\\.?key";
  private static final Pattern SECRET_NAME =
      Pattern.compile("(^|[._-])(" + NAMED + ")s?$", Pattern.CASE_INSENSITIVE);

  /** An option of a JAAS login module whose value stands there in plain text. */
  private static final Pattern LITERAL_OPTION =
      Pattern.compile(
          "\\b\\w*(" + NAMED + ")\\w*\\s*=\\s*(?!\"?\\$\\{)\"?[^\"\\s;]", Pattern.CASE_INSENSITIVE);

  /** {@code https://name:password@host}. */
  private static final Pattern LITERAL_IN_ADDRESS = Pattern.compile("://[^/@\\s]*:[^/@\\s$]+@");

  private Secrets() {}

  /** Whether a key only says where secrets come from. */
  static boolean isProvider(String key) {
    return key.equals(PROVIDERS) || key.startsWith(PROVIDERS + ".");
  }

  /**
   * The settings with every reference followed, and without what says where secrets come from.
   *
   * @throws ConfigException for a reference that leads nowhere; never with a secret in its message
   */
  static Map<String, String> followed(Map<String, String> given) {
    Map<String, Object> originals = new HashMap<>(given);
    if (!given.containsKey(PROVIDERS)) {
      originals.putAll(PROVIDERS_UNLESS_NAMED);
    }
    Map<String, Object> read =
        new AbstractConfig(new ConfigDef(), originals, Map.of(), false).originals();
    Map<String, String> followed = new HashMap<>();
    given.forEach(
        (key, written) -> {
          if (!isProvider(key)) {
            String value = String.valueOf(read.get(key));
            refuseDeadEnds(key, written, value, given.get(PROVIDERS));
            followed.put(key, value);
          }
        });
    return followed;
  }

  /** Kafka leaves a reference that it cannot follow as it is written. */
  private static void refuseDeadEnds(
      String key, String written, String value, @Nullable String named) {
    Matcher references = REFERENCE.matcher(written);
    while (references.find()) {
      String reference = references.group();
      if (value.contains(reference)) {
        throw new ConfigException(
            key + ": nothing is found at " + reference + "; " + advice(references, named));
      }
    }
  }

  private static String advice(Matcher reference, @Nullable String named) {
    String name = reference.group(4);
    return switch (named == null ? reference.group(1) : "") {
      case "env" -> "set the environment variable " + name;
      case "file" -> "write a line " + name + "=… into the file " + reference.group(3);
      case "directory" -> "put a file " + name + " into the folder " + reference.group(3);
      default ->
          "secrets come from "
              + (named == null ? PROVIDERS_UNLESS_NAMED.get(PROVIDERS) : named)
              + " ("
              + PROVIDERS
              + ")";
    };
  }

  /**
   * Refuses secrets on a command line, which every user of the machine can read.
   *
   * @throws ConfigException naming the setting, and how to give it
   */
  static void refuseOnCommandLine(Map<String, String> given) {
    given.forEach(
        (key, value) -> {
          if (isSecret(key, value)) {
            throw new ConfigException(
                key
                    + " holds a secret, and everybody on this machine can read a command line: write"
                    + " it into the file of --config, or refer to it, with ${env:NAME} or"
                    + " ${file:/path/to.properties:key} in place of the secret");
          }
        });
  }

  /** A value as it may be shown: a secret that stands in it in plain text is not. */
  static String shown(String key, String written) {
    return isSecret(key, written) ? Password.HIDDEN : written;
  }

  /** Whether a value, as it is written, holds a secret; a reference to one holds none. */
  private static boolean isSecret(String key, String written) {
    if (LITERAL_IN_ADDRESS.matcher(written).find()) {
      return true;
    }
    if (key.toLowerCase(Locale.ROOT).endsWith("jaas.config")) {
      return LITERAL_OPTION.matcher(written).find();
    }
    return isNamedSecret(key) && !REFERENCE.matcher(written).replaceAll("").isBlank();
  }

  private static boolean isNamedSecret(String key) {
    String plain = KnownKeys.withoutClient(key);
    return SECRET_NAME.matcher(plain).find()
        || isPassword(ConsumerConfig.configDef(), plain)
        || isPassword(ProducerConfig.configDef(), plain)
        || isPassword(AdminClientConfig.configDef(), plain);
  }

  private static boolean isPassword(ConfigDef known, String key) {
    ConfigDef.ConfigKey found = known.configKeys().get(key);
    return found != null && found.type == ConfigDef.Type.PASSWORD;
  }
}
