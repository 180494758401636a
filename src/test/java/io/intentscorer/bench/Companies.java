package io.intentscorer.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Companies with one person each, of whom each once asks for an offer: the signal that {@link
 * #RULE} counts, worth level 3 until it has decayed, for two days and 59 minutes.
 *
 * <p>The numbers of the known are from 0 on; those that are due have numbers of their own, so that
 * nothing happens to them but that time passes.
 */
record Companies(KafkaProducer<byte[], byte[]> producer, String topic) {
  static final String RULE_ID = "offer";
  static final String KNOWN = "known-";
  static final String DUE = "due-";
  static final String END = ".com";
  static final String LIVE = "live-";

  private static final double POINTS = 30;
  private static final double HALF_LIFE_DAYS = 7;

  /** Of level 3, by the shipped rule for tiers. */
  private static final double BOUND = 25;

  /** As scores are rounded: half up, and a true half may look a little less. */
  private static final double ROUNDED_UP = 0.5 + 1e-9;

  private static final double DAY = 86_400_000;

  static final String RULE =
      """
      {"kind":"signal","when":{"attribute":"event.name","is":"offer_requested"},
       "points":%s,"halfLifeDays":%s}\
      """
          .formatted(POINTS, HALF_LIFE_DAYS);

  private static final String OFFER =
      """
      {"type":"offer_requested","timestamp":"%1$s",
       "contact":{"email":"%2$s","name":"Ada Example","title":"VP Marketing"},
       "company":{"domain":"%3$s","name":"%3$s","industry":"SaaS","employees":300,
       "country":"US","annualRevenue":"$20M","techStack":["Salesforce","Slack"]}}\
      """;

  private static final String VISIT =
      """
      {"type":"web_visit","messageId":"%s","contact":{"email":"%s"},
       "page":{"url":"https://www.example.com/pricing"}}\
      """;

  /** A company comes to be known, and its level falls in two days. */
  void meet(int number) {
    offer(KNOWN + number + END, Instant.now());
  }

  /** A company comes to be known whose level falls at a moment, in milliseconds since 1970 UTC. */
  void meetDue(int number, long moment) {
    offer(DUE + number + END, Instant.ofEpochMilli(asked(moment)));
  }

  /** When an offer must have been asked for whose worth is too little for level 3 at a moment. */
  private static long asked(long moment) {
    double halfLives = Math.log(POINTS / (BOUND - ROUNDED_UP)) / Math.log(2);
    return moment - Math.round(halfLives * HALF_LIFE_DAYS * DAY);
  }

  /** The person at a company that is known looks at a page, now. */
  void visit(int number) {
    String email = email(KNOWN + number + END);
    send(email, VISIT.formatted(LIVE + System.nanoTime(), email));
  }

  private void offer(String domain, Instant time) {
    send(email(domain), OFFER.formatted(time, email(domain), domain));
  }

  private static String email(String domain) {
    return "ada@" + domain;
  }

  private void send(String key, String value) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8)));
  }
}
