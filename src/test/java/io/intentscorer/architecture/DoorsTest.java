package io.intentscorer.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** Which room may know which: domain ← wire ← stream ← config ← cli, and http and local beside. */
class DoorsTest {
  static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.intentscorer");

  private static final String DOMAIN = "io.intentscorer.domain..";
  private static final String WIRE = "io.intentscorer.wire..";
  private static final String STREAM = "io.intentscorer.stream..";
  private static final String CONFIG = "io.intentscorer.config..";
  private static final String HTTP = "io.intentscorer.http..";
  private static final String CLI = "io.intentscorer.cli..";
  private static final String LOCAL = "io.intentscorer.local..";

  @Test
  void theDomainKnowsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN, "java..", "org.jspecify.."))
        .because("what a lead is worth must not depend on how it is carried or stored")
        .check(HOUSE);
  }

  @Test
  void theWireKnowsTheDomainAndNoKafka() {
    noClasses()
        .that()
        .resideInAPackage(WIRE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.intentscorer..", "org.apache.kafka..")
                .and(resideOutsideOfPackages(DOMAIN, WIRE)))
        .check(HOUSE);
  }

  @Test
  void onlyTheWireKnowsTheFormOfRecords() {
    noClasses()
        .that()
        .resideInAnyPackage(DOMAIN, STREAM, CONFIG)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.google.re2j..")
        .check(HOUSE);
  }

  @Test
  void kafkaStreamsGetsTheHousesOwnClients() {
    noClasses()
        .should()
        .callConstructor(KafkaStreams.class, Topology.class, Properties.class)
        .because("with its own producers work may be lost that a transaction held")
        .check(HOUSE);
  }

  @Test
  void theStreamKnowsTheDomainAndTheWire() {
    noClasses()
        .that()
        .resideInAPackage(STREAM)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CONFIG, HTTP, CLI, LOCAL)
        .check(HOUSE);
  }

  @Test
  void onlyTheStreamKnowsKafkaStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage(STREAM)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.kafka.streams..", "org.rocksdb..")
                .and(DoorsTest.isNotNamed("org.apache.kafka.streams.StreamsConfig")))
        .because("others may name its settings and nothing else")
        .check(HOUSE);
  }

  @Test
  void settingsKnowNobodyThatUsesThem() {
    noClasses()
        .that()
        .resideInAPackage(CONFIG)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(HTTP, CLI, LOCAL)
        .check(HOUSE);
  }

  @Test
  void httpKnowsWhatItTellsAndNotWhoStartsIt() {
    noClasses()
        .that()
        .resideInAPackage(HTTP)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CONFIG, CLI, LOCAL, "org.apache.kafka..")
        .check(HOUSE);
  }

  @Test
  void theEmbeddedBrokerKnowsNothingOfScoring() {
    noClasses()
        .that()
        .resideInAPackage(LOCAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DOMAIN, WIRE, STREAM, CONFIG, HTTP, CLI)
        .check(HOUSE);
  }

  @Test
  void onlyTheMainDoorKnowsTheCommands() {
    noClasses()
        .that(resideInAnyPackage("io.intentscorer.*..").and(resideOutsideOfPackages(CLI)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CLI)
        .check(HOUSE);
  }

  @Test
  void noRoomIsReachedFromItself() {
    slices().matching("io.intentscorer.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("io.intentscorer.domain.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  private static DescribedPredicate<JavaClass> isNotNamed(String name) {
    return DescribedPredicate.describe("is not " + name, type -> !type.getName().equals(name));
  }
}
