package io.intentscorer.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.local.EmbeddedKafka;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker that nobody reaches without TLS, a name and a password, and that allows nothing by
 * itself. Its administrator is the user {@code broker}.
 */
final class SecuredBroker implements AutoCloseable {
  private static final String PLAIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\"";
  private static final String SCRAM =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";

  private final Path folder;
  private final String adminPassword = UUID.randomUUID().toString();
  private final Map<String, String> passwords = new HashMap<>();
  private final EmbeddedKafka kafka;

  SecuredBroker(Path folder, Class<?> authorizer) throws IOException, InterruptedException {
    this.folder = folder;
    makeKeys();
    String plain = PLAIN + password(adminPassword) + " user_broker=\"" + adminPassword + "\";";
    kafka =
        EmbeddedKafka.at(folder.resolve("broker"))
            .with("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:SASL_PLAINTEXT")
            .with("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512")
            .with("listener.name.controller.sasl.enabled.mechanisms", "PLAIN")
            .with("sasl.mechanism.inter.broker.protocol", "PLAIN")
            .with("sasl.mechanism.controller.protocol", "PLAIN")
            .with("listener.name.plaintext.plain.sasl.jaas.config", plain)
            .with("listener.name.plaintext.scram-sha-512.sasl.jaas.config", SCRAM + ";")
            .with("listener.name.controller.plain.sasl.jaas.config", plain)
            .with("ssl.keystore.type", "PKCS12")
            .with("ssl.keystore.location", folder.resolve("keys.p12").toString())
            .with("ssl.keystore.password", adminPassword)
            .with("ssl.truststore.type", "PEM")
            .with("ssl.truststore.location", folder.resolve("ca.pem").toString())
            .with("authorizer.class.name", authorizer.getName())
            .with("allow.everyone.if.no.acl.found", "false")
            .with("super.users", "User:broker")
            .start();
  }

  private void makeKeys() throws IOException, InterruptedException {
    String keys = folder.resolve("keys.p12").toString();
    List<String> store =
        List.of("-alias", "broker", "-keystore", keys, "-storepass", adminPassword);
    List<String> pair = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-validity", "2"));
    pair.addAll(List.of("-storetype", "PKCS12", "-dname", "CN=broker"));
    pair.addAll(List.of("-ext", "SAN=ip:127.0.0.1"));
    keytool(pair, store);
    keytool(List.of("-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString()), store);
  }

  private static void keytool(List<String> what, List<String> store)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(what);
    command.addAll(store);
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
  }

  /** Gives users a password each. */
  void admit(List<String> users) throws Exception {
    List<UserScramCredentialAlteration> credentials = new ArrayList<>();
    for (String user : users) {
      String password = UUID.randomUUID().toString();
      passwords.put(user, password);
      credentials.add(
          new UserScramCredentialUpsertion(
              user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password));
    }
    try (Admin admin = admin()) {
      admin.alterUserScramCredentials(credentials).all().get();
    }
    store("secrets.properties", passwords);
  }

  /** A file of settings by which a user reaches the broker; its password stands elsewhere. */
  Path settings(String user, Map<String, String> more) throws IOException {
    Map<String, String> settings = secure("SCRAM-SHA-512");
    settings.put(
        "sasl.jaas.config",
        SCRAM
            + (" username=\"" + user + "\"")
            + password("${file:" + folder.resolve("secrets.properties") + ":" + user + "}")
            + ";");
    settings.putAll(more);
    return store(user + ".properties", settings);
  }

  /** The same for the administrator, as Kafka's own tools take it. */
  Path adminSettings() throws IOException {
    return store("admin.properties", adminConfig());
  }

  private Map<String, String> adminConfig() {
    Map<String, String> settings = secure("PLAIN");
    settings.put("sasl.jaas.config", PLAIN + password(adminPassword) + ";");
    return settings;
  }

  Admin admin() {
    return Admin.create(new HashMap<>(adminConfig()));
  }

  private Map<String, String> secure(String mechanism) {
    return new HashMap<>(
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            mechanism,
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.location",
            folder.resolve("ca.pem").toString()));
  }

  /** All that nobody is to read anywhere. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(passwords.values());
    secrets.add(adminPassword);
    return secrets;
  }

  private Path store(String name, Map<String, String> settings) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = folder.resolve(name);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  /** A file of settings, as it is written. */
  static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n, "")));
    return settings;
  }

  private static String password(String password) {
    return " password=\"" + password + "\"";
  }

  @Override
  public void close() {
    kafka.close();
  }
}
