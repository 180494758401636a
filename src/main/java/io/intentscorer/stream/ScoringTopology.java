package io.intentscorer.stream;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Stage;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.stream.Passage.Onward;
import io.intentscorer.stream.Passage.Refused;
import io.intentscorer.wire.AcceptedRules;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleReader;
import java.time.Duration;
import java.util.Properties;
import java.util.function.IntSupplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The scorer as a topology; {@link #build} is its table of contents. */
public final class ScoringTopology {
  /** Setting: minutes from one walk through the visitors, for those to forget, to the next. */
  public static final String EXPIRY_MINUTES = "visits.expiry.minutes";

  /** Setting: whether an entry of the ledger is published of every change of a score. */
  public static final String LEDGER = "ledger.enabled";

  /** Setting: the most people that are remembered of one account. */
  public static final String MAX_CONTACTS = "account.max.contacts";

  private static final Serde<byte[]> BYTES = Serdes.ByteArray();
  private static final Serde<String> TEXT = Serdes.String();

  private final Topics topics;
  private final EventReader events;
  private final RuleReader rules;
  private final AcceptedRules acceptedRules;
  private final RuleBookHolder holder;
  private final NurtureTopics nurture;
  private final AccountResolver resolver;
  private final TitleReader titles;
  private final IntSupplier partitions;
  private final SweepTime time;
  private final Promptness promptness = new Promptness();

  /**
   * Said of each topic, it also holds where one was made anew and ends before the place kept from
   * the one before: a consumer left to itself would go on from the end.
   */
  private static final AutoOffsetReset FROM_THE_BEGINNING = AutoOffsetReset.earliest();

  /**
   * @param nurture which personas' topics exist
   * @param partitions how many partitions of events, and so of accounts, there are
   */
  public ScoringTopology(
      Topics topics,
      ReaderSettings settings,
      AccountResolver resolver,
      NurtureTopics nurture,
      IntSupplier partitions) {
    this(topics, settings, resolver, nurture, partitions, new SweepTime());
  }

  ScoringTopology(
      Topics topics,
      ReaderSettings settings,
      AccountResolver resolver,
      NurtureTopics nurture,
      IntSupplier partitions,
      SweepTime time) {
    this.titles = settings.titles();
    this.topics = topics;
    this.events = new EventReader(settings);
    this.rules = settings.ruleReader();
    this.acceptedRules = new AcceptedRules(rules);
    this.holder = new RuleBookHolder(acceptedRules);
    this.nurture = nurture;
    this.resolver = resolver;
    this.partitions = partitions;
    this.time = time;
  }

  /** The rule book of the one {@code KafkaStreams} that runs this topology. */
  public RuleBookHolder ruleBook() {
    return holder;
  }

  /** The whole topology, one line a stage. */
  public Topology build(Properties config) {
    // Only a builder with a TopologyConfig heeds ensure.explicit.internal.resource.naming.
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
    KStream<String, Passage> decoded = decode(builder);
    KStream<String, Passage> erasures = erasures(builder);
    writeDeadLetters(decoded.merge(erasures, named("all-refused")));
    KStream<String, Next> onward = onward(decoded, "next");
    Duration pause = Duration.ofMinutes(Long.parseLong(config.getProperty(EXPIRY_MINUTES)));
    KStream<String, Next> ofVisitors = identifyVisitors(builder, onward, pause);
    KStream<String, Next> ofUsers =
        identifyUsers(builder, onward.merge(ofVisitors, named("after-visitors")), pause);
    KStream<String, Next> known =
        onward.merge(ofVisitors, named("direct")).merge(ofUsers, named("after-users"));
    boolean ledger = Boolean.parseBoolean(config.getProperty(LEDGER));
    int maxContacts =
        Integer.parseInt(
            config.getProperty(MAX_CONTACTS, Integer.toString(AccountScorer.MAX_CONTACTS)));
    AccountScorer scorer =
        new AccountScorer(titles, new Tracks(nurture::isReady), ledger, maxContacts);
    KStream<byte[], Scored> scored = score(builder, known, scorer);
    acquaint(builder, onward(erasures, "erasure"), known, pause)
        .merge(elsewhere(scored), named("from-the-last-stages"))
        .merge(back(ofUsers), named("all-upstream"))
        .to(
            new UpstreamTopic(config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG)),
            Produced.with(TEXT, Passage.onwardSerde()).withName(Names.UPSTREAM));
    publish(records(scored), Names.PUBLISH);
    publish(admit(builder), Names.VERDICTS);
    publish(tally(scored), Names.AFFECTED);
    followAcceptedRules(builder);
    return builder.build(config);
  }

  /** The topology as text: stages, stores and topics. */
  public String describe(Properties config) {
    return build(config).describe().toString();
  }

  private static Consumed<byte[], byte[]> consumed(String name) {
    return Consumed.with(BYTES, BYTES)
        .withName(name)
        .withTimestampExtractor(new RecordTime())
        .withOffsetResetPolicy(FROM_THE_BEGINNING);
  }

  private KStream<String, Passage> decode(StreamsBuilder builder) {
    return builder.stream(topics.companyEvents().name(), consumed(Names.EVENTS))
        .process(() -> new DecodeProcessor(events, resolver, promptness), named(Names.DECODE));
  }

  private void writeDeadLetters(KStream<String, Passage> decoded) {
    decoded
        .filter((key, passage) -> passage instanceof Refused, named(Names.UNREADABLE))
        .map(ScoringTopology::asReceived, named("as-received"))
        .to(topics.deadLetters().name(), Produced.with(BYTES, BYTES).withName(Names.DEAD_LETTERS));
  }

  @SuppressWarnings("NullAway") // Keys and values of records may be null; Kafka does not say so.
  private static KeyValue<byte[], byte[]> asReceived(String key, Passage passage) {
    Refused refused = (Refused) passage;
    return KeyValue.pair(refused.key(), refused.value());
  }

  private static KStream<String, Next> onward(KStream<String, Passage> passages, String what) {
    return passages
        .filter((key, passage) -> passage instanceof Onward, named(Names.ONWARD + "-" + what))
        .mapValues(passage -> ((Onward) passage).next(), named(what));
  }

  private KStream<String, Passage> erasures(StreamsBuilder builder) {
    return builder.stream(topics.erasures().name(), consumed(Names.ERASURES))
        .process(ErasureProcessor::new, named(Names.READ_ERASURE));
  }

  private KStream<String, Next> identifyVisitors(
      StreamsBuilder builder, KStream<String, Next> onward, Duration pause) {
    builder.addStateStore(rows(Names.VISITOR_STORE));
    return onward
        .filter((key, next) -> next.stage() == Stage.VISITORS, named(Names.TO_VISITORS))
        .repartition(by(Names.VISITORS))
        .process(
            () -> new IdentifyProcessor(resolver, Names.VISITOR_STORE, pause, promptness),
            named(Names.IDENTIFY_VISITOR),
            Names.VISITOR_STORE);
  }

  private KStream<String, Next> identifyUsers(
      StreamsBuilder builder, KStream<String, Next> onward, Duration pause) {
    builder.addStateStore(rows(Names.USER_STORE));
    return onward
        .filter((key, next) -> next.stage() == Stage.USERS, named(Names.TO_USERS))
        .repartition(by(Names.USERS))
        .process(
            () -> new IdentifyProcessor(resolver, Names.USER_STORE, pause, promptness),
            named(Names.IDENTIFY_USER),
            Names.USER_STORE);
  }

  private KStream<byte[], Scored> score(
      StreamsBuilder builder, KStream<String, Next> known, AccountScorer scorer) {
    builder.addStateStore(rows(Names.ACCOUNT_STORE));
    builder.addStateStore(rows(Names.CONTACT_STORE));
    builder.addStateStore(MessageStore.builder(Names.MESSAGE_STORE, StoredDirectory.MEMORY));
    builder.addStateStore(rows(Names.SWEEP_STORE));
    builder.addStateStore(rows(Names.DUE_STORE));
    return known
        .filter((key, next) -> next.stage() == Stage.ACCOUNTS, named(Names.TO_ACCOUNTS))
        .repartition(by(Names.ACCOUNTS))
        .process(
            () -> new ScoreProcessor(topics, scorer, holder, time, promptness),
            named(Names.SCORE),
            Names.ACCOUNT_STORE,
            Names.CONTACT_STORE,
            Names.MESSAGE_STORE,
            Names.SWEEP_STORE,
            Names.DUE_STORE);
  }

  /** Who is remembered where; sends upstream what follows from it. */
  private KStream<String, Next> acquaint(
      StreamsBuilder builder,
      KStream<String, Next> erasures,
      KStream<String, Next> known,
      Duration pause) {
    builder.addStateStore(rows(Names.ACQUAINTANCE_STORE));
    KStream<String, Next> met =
        known.filter(
            (key, next) -> next.stage() == Stage.ACQUAINTANCES, named(Names.TO_ACQUAINTANCES));
    return erasures
        .merge(met, named("erasures-and-met"))
        .repartition(by(Names.ACQUAINTANCES))
        .process(
            () -> new AcquaintProcessor(resolver.keep(), pause),
            named(Names.ACQUAINT),
            Names.ACQUAINTANCE_STORE);
  }

  private static KStream<String, Next> back(KStream<String, Next> ofUsers) {
    return ofUsers.filter(
        (key, next) -> next.stage() == Stage.VISITORS || next.stage() == Stage.USERS,
        named("back-to-identifiers"));
  }

  private static KStream<String, Next> elsewhere(KStream<byte[], Scored> scored) {
    return scored
        .filter((key, record) -> record instanceof Scored.Elsewhere, named("elsewhere"))
        .map(ScoringTopology::addressed, named("addressed"));
  }

  private static KeyValue<String, Next> addressed(byte[] key, Scored scored) {
    Next next = ((Scored.Elsewhere) scored).next();
    return KeyValue.pair(next.key(), next);
  }

  private static KStream<byte[], Outgoing> records(KStream<byte[], Scored> scored) {
    return scored
        .filter((key, record) -> record instanceof Outgoing, named(Names.RECORDS))
        .mapValues(record -> (Outgoing) record, named("record"));
  }

  private KStream<byte[], Outgoing> admit(StreamsBuilder builder) {
    builder.addStateStore(rows(Names.ADMISSION_STORE));
    builder.addStateStore(rows(Names.PENDING_STORE));
    builder.addStateStore(rows(Names.UNSWEPT_STORE));
    return builder.stream(topics.icpRules().name(), consumed(Names.RULES))
        .process(
            () -> new AdmitProcessor(topics, rules, acceptedRules, holder, nurture),
            named(Names.ADMIT),
            Names.ADMISSION_STORE,
            Names.PENDING_STORE,
            Names.UNSWEPT_STORE);
  }

  /** Shares a store with {@link #admit}, and so the one task that knows of all rules. */
  private KStream<byte[], Outgoing> tally(KStream<byte[], Scored> scored) {
    return scored
        .filter((key, record) -> record instanceof Scored.News, named(Names.NEWS))
        .mapValues(record -> ((Scored.News) record).swept(), named("sweep"))
        .repartition(
            Repartitioned.with(BYTES, Scored.newsSerde())
                .withName(Names.SWEPT)
                .withNumberOfPartitions(1))
        .process(
            () -> new TallyProcessor(topics, partitions), named(Names.TALLY), Names.UNSWEPT_STORE);
  }

  private void followAcceptedRules(StreamsBuilder builder) {
    // In memory, so that each start runs every accepted rule through the processor before any
    // event.
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Names.RULE_STORE), Serdes.Bytes(), BYTES)
            .withLoggingDisabled(),
        topics.rulesAccepted().name(),
        Consumed.with(BYTES, BYTES).withName(Names.RULES_ACCEPTED),
        () -> new RuleBookProcessor(holder, nurture));
  }

  private static void publish(KStream<byte[], Outgoing> outgoing, String name) {
    outgoing.to(new OwnTopic(), Produced.with(BYTES, Outgoing.serde()).withName(name));
  }

  private static StoreBuilder<KeyValueStore<String, byte[]>> rows(String name) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), TEXT, BYTES)
        .withCachingDisabled();
  }

  private static Repartitioned<String, Next> by(String name) {
    return Repartitioned.with(TEXT, Passage.onwardSerde()).withName(name);
  }

  private static Named named(String name) {
    return Named.as(name);
  }
}
