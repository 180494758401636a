package io.intentscorer.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Habits of the house that no compiler holds anybody to. */
class HabitsTest {
  private static final Set<String> CLOCK_READERS =
      Set.of("currentTimeMillis", "nanoTime", "now", "systemUTC", "systemDefaultZone", "system");
  private static final DescribedPredicate<JavaCall<?>> ASKS_THE_CLOCK =
      DescribedPredicate.describe(
          "asks the clock",
          call -> {
            String owner = call.getTargetOwner().getName();
            return (owner.equals("java.lang.System") || owner.startsWith("java.time."))
                && CLOCK_READERS.contains(call.getTarget().getName());
          });

  @Test
  void timeIsAnArgument() {
    noClasses()
        .that()
        .resideInAnyPackage("io.intentscorer.domain..", "io.intentscorer.wire..")
        .or()
        .areAssignableTo(Processor.class)
        .should()
        .callCodeUnitWhere(ASKS_THE_CLOCK)
        .because("a replay must score as live did; processors ask their context")
        .check(DoorsTest.HOUSE);
  }

  @Test
  void onlyTheCommandsPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.intentscorer.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(DoorsTest.HOUSE);
  }

  @Test
  void onlyTheMainDoorAndTheCommandsEndTheProcess() {
    noClasses()
        .that()
        .resideInAPackage("io.intentscorer.*..")
        .and()
        .resideOutsideOfPackage("io.intentscorer.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(DoorsTest.HOUSE);
  }

  @Test
  void classesAreCalledByWhatTheyAre() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")
        .check(DoorsTest.HOUSE);
  }

  @Test
  void theDomainSharesNothingThatChanges() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("io.intentscorer.domain..", "io.intentscorer.wire..")
        .and()
        .areStatic()
        .should()
        .beFinal()
        .check(DoorsTest.HOUSE);
  }

  @Test
  void everyProcessorHasANameAndAFileOfItsOwn() {
    classes()
        .that()
        .areAssignableTo(Processor.class)
        .should()
        .beTopLevelClasses()
        .andShould()
        .haveSimpleNameEndingWith("Processor")
        .check(DoorsTest.HOUSE);
  }

  @Test
  void everyRoomSaysWhatItIsForAndIsNullMarked() {
    List<String> rooms =
        DoorsTest.HOUSE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals("io.intentscorer"))
            .distinct()
            .sorted()
            .toList();
    assertThat(rooms)
        .hasSizeGreaterThan(8)
        .allSatisfy(
            room -> {
              assertThat(DoorsTest.HOUSE.getPackage(room).isAnnotatedWith(NullMarked.class))
                  .as("%s is @NullMarked", room)
                  .isTrue();
              assertThat(Files.readString(file(room))).as(room).startsWith("/**");
            });
  }

  @Test
  void filesStayShort() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Long> lines =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(this::lines)
              .sorted()
              .toList();
      assertThat(lines.get(lines.size() * 9 / 10)).as("nine of ten files").isLessThanOrEqualTo(250);
      assertThat(lines.get(lines.size() - 1)).as("the longest file").isLessThanOrEqualTo(500);
    }
  }

  private long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Path file(String room) {
    return Path.of("src/main/java", room.replace('.', '/'), "package-info.java");
  }
}
