package io.intentscorer.stream;

import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.domain.account.Next.Extent;
import io.intentscorer.wire.Decoded.Reason;
import io.intentscorer.wire.Decoded.Unreadable;
import io.intentscorer.wire.EmailAddress;
import io.intentscorer.wire.MailProviders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads whom to forget. */
final class ErasureProcessor extends ContextualProcessor<byte[], byte[], String, Passage> {
  private static final Unreadable NOBODY =
      new Unreadable(
          Reason.NO_CONTACT,
          "the erasure names no contact; send as its key an e-mail address, user:<userId> or"
              + " visitor:<anonymousId>");

  @Override
  public void process(Record<byte[], byte[]> record) {
    String contact = contact(record.key());
    if (contact == null) {
      context().forward(DeadLetter.refused(record, context().recordMetadata(), NOBODY));
      return;
    }
    Next erase = new Erase(contact, Extent.PERSON, null);
    context()
        .forward(
            new Record<>(
                erase.key(), new Passage.Onward(erase), record.timestamp(), new RecordHeaders()));
  }

  /** The contact's key, as leads have it; null for what is none. */
  private static @Nullable String contact(byte @Nullable [] key) {
    if (key == null) {
      return null;
    }
    String written = new String(key, StandardCharsets.UTF_8).strip();
    if (Contact.userId(written).isPresent() || Contact.anonymousId(written).isPresent()) {
      return written;
    }
    Optional<String> address =
        EmailAddress.read(written, MailProviders.shipped()).map(EmailAddress::address);
    // Whatever once was a key can be forgotten, whether or not it would be read as one today.
    return address.orElseGet(
        () -> written.indexOf('@') > 0 ? written.toLowerCase(Locale.ROOT) : null);
  }
}
