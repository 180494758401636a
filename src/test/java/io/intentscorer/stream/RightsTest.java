package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

final class RightsTest {
  private static final Topics TOPICS = new Topics("");
  private static final Rights RIGHTS = new Rights(new Permissions(TOPICS, "intent-scorer"));

  @Test
  void whatIsNeededIsEnough() {
    Map<String, Set<AclOperation>> allowed = new HashMap<>();
    TOPICS.all().forEach(topic -> allowed.put(topic.name(), RIGHTS.needed(topic)));
    assertThat(RIGHTS.lacking(allowed))
        .extracting(Check::outcome)
        .containsExactly(Check.Outcome.OK);
  }

  @Test
  void readsItsInputsAndWritesItsOutputsOnly() {
    assertThat(RIGHTS.needed(TOPICS.companyEvents()))
        .contains(AclOperation.READ)
        .doesNotContain(AclOperation.WRITE);
    assertThat(RIGHTS.needed(TOPICS.fitScores()))
        .contains(AclOperation.WRITE)
        .doesNotContain(AclOperation.READ);
    assertThat(RIGHTS.needed(TOPICS.rulesAccepted()))
        .contains(AclOperation.READ, AclOperation.WRITE);
  }

  @Test
  void saysWhatToGrant() {
    assertThat(
            RIGHTS.lacking(
                Map.of("fit-scores", Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS))))
        .containsExactly(
            Check.fail(
                "topic rights",
                "topic fit-scores lacks Write for the scorer's user: kafka-acls.sh --add"
                    + " --allow-principal User:NAME --topic fit-scores --operation Write"));
  }

  @Test
  void brokersThatSayNothingOfRightsLackNone() {
    assertThat(RIGHTS.lacking(Map.of("fit-scores", Set.of())))
        .extracting(Check::outcome)
        .containsExactly(Check.Outcome.OK);
  }
}
