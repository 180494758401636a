package io.intentscorer.stream;

import io.intentscorer.domain.lead.Tally;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.AcceptedRules;
import io.intentscorer.wire.Decoded.Reason;
import io.intentscorer.wire.Decoded.Unreadable;
import io.intentscorer.wire.Issue;
import io.intentscorer.wire.Issue.Severity;
import io.intentscorer.wire.RuleAdvice;
import io.intentscorer.wire.RuleLimits;
import io.intentscorer.wire.RuleReader;
import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import io.intentscorer.wire.SweepCodec;
import io.intentscorer.wire.SweepCodec.Unswept;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges submissions of rules. What is accepted goes to {@code rules-accepted} in the same
 * transaction as its verdict; what is not leaves the last accepted version in force.
 *
 * <p>A persona waits until its nurture topic exists: the submission is kept in a store, a clock
 * that runs only meanwhile looks for the topic, and a newer submission under the same id takes its
 * place.
 */
final class AdmitProcessor extends ContextualProcessor<byte[], byte[], byte[], Outgoing> {
  private static final Logger LOG = LoggerFactory.getLogger(AdmitProcessor.class);
  private static final Unreadable NO_KEY =
      new Unreadable(
          Reason.NO_RULE_ID,
          "the rule's key must be its id, a short text; produce it again under its id");
  private static final Duration LOOK = Duration.ofMillis(50);

  /** The verdict tells more; a log that did would be filled by whoever submits nonsense. */
  private static final int LOGGED_ISSUES = 3;

  /** A verdict repeats the id; one that no id could be that long must not make it too large. */
  private static final int MAX_ID_BYTES = 255;

  private final Topics topics;
  private final RuleReader reader;
  private final AcceptedRules acceptedRules;
  private final RuleBookHolder holder;
  private final NurtureTopics nurture;
  private @Nullable KeyValueStore<String, byte[]> admissions;
  private @Nullable KeyValueStore<String, byte[]> pending;
  private @Nullable KeyValueStore<String, byte[]> unswept;
  private @Nullable Cancellable looking;
  private int inForce;

  AdmitProcessor(
      Topics topics,
      RuleReader reader,
      AcceptedRules acceptedRules,
      RuleBookHolder holder,
      NurtureTopics nurture) {
    this.topics = topics;
    this.reader = reader;
    this.acceptedRules = acceptedRules;
    this.holder = holder;
    this.nurture = nurture;
  }

  @Override
  public void init(ProcessorContext<byte[], Outgoing> context) {
    super.init(context);
    admissions = context.getStateStore(Names.ADMISSION_STORE);
    pending = context.getStateStore(Names.PENDING_STORE);
    unswept = context.getStateStore(Names.UNSWEPT_STORE);
    inForce = 0;
    try (KeyValueIterator<String, byte[]> accepted = Opened.store(admissions).all()) {
      accepted.forEachRemaining(row -> inForce++);
    }
    try (KeyValueIterator<String, byte[]> waiting = Opened.store(pending).all()) {
      while (waiting.hasNext()) {
        nurture.request(waiting.next().key);
        look();
      }
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String id = id(record.key());
    if (id == null) {
      Headers headers = DeadLetter.headers(record, context().recordMetadata(), NO_KEY);
      context()
          .forward(
              new Record<>(
                  record.key(),
                  new Outgoing(topics.deadLetters().name(), DeadLetter.held(record, headers)),
                  record.timestamp(),
                  headers));
      return;
    }
    long version = context().recordMetadata().map(RecordMetadata::offset).orElse(0L);
    Opened.store(pending).delete(id);
    if (record.value() == null) {
      delete(id, version);
    } else {
      judge(id, record.value(), version);
    }
  }

  private void delete(String id, long version) {
    RuleVerdict verdict = new RuleVerdict(id, State.DELETED, version, List.of(), now());
    if (Opened.store(admissions).delete(id) == null) {
      Opened.store(unswept).delete(id);
      verdict(verdict.affecting(Tally.NONE, now()));
    } else {
      inForce--;
      send(topics.rulesAccepted(), id, null);
      send(topics.rulesHistory(), id, acceptedRules.deletion(version, now()));
      awaitSweep(verdict);
    }
    LOG.info("rule {} is deleted, version {}", inLog(id), version);
  }

  private void judge(String id, byte[] submission, long version) {
    RuleReader.Judgement judgement = reader.read(id, submission, version);
    Rule rule = judgement.rule();
    if (rule == null) {
      reject(id, version, judgement.issues());
    } else if (inForce >= reader.limits().maxRules() && Opened.store(admissions).get(id) == null) {
      reject(id, version, List.of(tooMany()));
    } else if (rule instanceof Persona && !nurture.isReady(id)) {
      nurture.request(id);
      Opened.store(pending).put(id, Submission.pack(version, submission));
      look();
    } else {
      accept(id, rule, judgement.issues(), submission, version);
    }
  }

  private Issue tooMany() {
    return new Issue(
        Severity.ERROR,
        "",
        inForce + " rules are in force",
        "delete some, or allow more with the scorer's setting " + RuleLimits.RULES);
  }

  private void reject(String id, long version, List<Issue> issues) {
    RuleVerdict verdict = new RuleVerdict(id, State.REJECTED, version, issues, now());
    // The newest verdict is the one that stands; what the one before changed is no longer told.
    Opened.store(unswept).delete(id);
    verdict(verdict);
    List<String> lines = verdict.of(Severity.ERROR).stream().map(Issue::line).toList();
    LOG.warn(
        "rule {} is rejected, version {}; {} stays in force: {}{}",
        inLog(id),
        version,
        Opened.store(admissions).get(id) == null ? "nothing" : "the last accepted version",
        inLog(lines.stream().limit(LOGGED_ISSUES).toList().toString()),
        lines.size() > LOGGED_ISSUES ? ", and more on " + topics.ruleStatus().name() : "");
  }

  private void accept(String id, Rule rule, List<Issue> found, byte[] submission, long version) {
    KeyValueStore<String, byte[]> rows = Opened.store(admissions);
    byte @Nullable [] row = rows.get(id);
    Rule before = row == null ? null : acceptedRules.read(id, row).map(Accepted::rule).orElse(null);
    Accepted accepted = new Accepted(AcceptedRules.continuing(rule, before, now()), version);
    byte[] record = acceptedRules.write(submission, accepted, now());
    rows.put(id, record);
    inForce += row == null ? 1 : 0;
    send(topics.rulesAccepted(), id, record);
    send(topics.rulesHistory(), id, record);
    List<Issue> issues = new ArrayList<>(found);
    issues.addAll(RuleAdvice.beside(rule, holder.book()));
    awaitSweep(new RuleVerdict(id, State.ACCEPTED, version, issues, now()));
    LOG.info("rule {} is accepted, version {}", id, version);
  }

  private void look() {
    if (looking == null) {
      looking = context().schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> settle());
    }
  }

  /** Decides on the personas whose topics have come to be, or could not. */
  private void settle() {
    KeyValueStore<String, byte[]> rows = Opened.store(pending);
    List<KeyValue<String, byte[]>> waiting = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = rows.all()) {
      all.forEachRemaining(waiting::add);
    }
    int decided = 0;
    for (KeyValue<String, byte[]> row : waiting) {
      Submission submission = Submission.unpack(row.value);
      Optional<String> failure = nurture.failure(row.key);
      if (nurture.isReady(row.key)) {
        rows.delete(row.key);
        judge(row.key, submission.value(), submission.version());
        decided++;
      } else if (failure.isPresent()) {
        rows.delete(row.key);
        reject(
            row.key,
            submission.version(),
            List.of(
                new Issue(
                    Severity.ERROR,
                    "",
                    "its topic "
                        + topics.nurture(row.key).name()
                        + " cannot be created: "
                        + failure.get(),
                    "create the topic, then produce the rule again")));
        decided++;
      }
    }
    if (decided == waiting.size() && looking != null) {
      looking.cancel();
      looking = null;
    }
  }

  /** Gives a verdict that is told again, with what it changed, when all accounts have followed. */
  private void awaitSweep(RuleVerdict verdict) {
    Opened.store(unswept).put(verdict.ruleId(), SweepCodec.unswept(new Unswept(verdict, Map.of())));
    verdict(verdict);
  }

  private void verdict(RuleVerdict verdict) {
    send(topics.ruleStatus(), verdict.ruleId(), verdict.write());
  }

  private void send(Topics.Topic topic, String id, byte @Nullable [] value) {
    context()
        .forward(
            new Record<>(
                id.getBytes(StandardCharsets.UTF_8),
                new Outgoing(topic.name(), value),
                now(),
                new RecordHeaders()));
  }

  private long now() {
    return context().currentSystemTimeMs();
  }

  /** What others wrote, on one line. */
  private static String inLog(String written) {
    return written.replaceAll("\\p{Cntrl}", " ");
  }

  private static @Nullable String id(byte @Nullable [] key) {
    if (key == null || key.length == 0 || key.length > MAX_ID_BYTES) {
      return null;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  /** A persona's submission while it waits. */
  private record Submission(long version, byte[] value) {
    static byte[] pack(long version, byte[] value) {
      return ByteBuffer.allocate(Long.BYTES + value.length).putLong(version).put(value).array();
    }

    static Submission unpack(byte[] row) {
      ByteBuffer bytes = ByteBuffer.wrap(row);
      long version = bytes.getLong();
      byte[] value = new byte[bytes.remaining()];
      bytes.get(value);
      return new Submission(version, value);
    }
  }
}
