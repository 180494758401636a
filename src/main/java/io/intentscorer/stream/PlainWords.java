package io.intentscorer.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;

/**
 * What a fault means to those who run the scorer: what is wrong and what they can do about it, in
 * one sentence, without the names of classes.
 */
public final class PlainWords {
  /** Tried in this order on each cause, the outermost first. */
  private static final List<Function<Throwable, @Nullable String>> KNOWN =
      List.of(
          of(SslAuthenticationException.class, Remedies::tls),
          of(AuthenticationException.class, Remedies::credentials),
          of(TopicAuthorizationException.class, Remedies::topics),
          of(GroupAuthorizationException.class, Remedies::group),
          of(TransactionalIdAuthorizationException.class, fault -> Remedies.transactions("…")),
          of(ClusterAuthorizationException.class, fault -> Remedies.cluster()),
          of(MissingSourceTopicException.class, fault -> Remedies.missing()),
          of(FencedInstanceIdException.class, fault -> Remedies.twins()),
          of(InconsistentGroupProtocolException.class, fault -> Remedies.strangers()),
          of(InvalidReplicationFactorException.class, Remedies::copies),
          of(RecordTooLargeException.class, Remedies::large),
          of(UnsupportedVersionException.class, Remedies::old),
          of(OutOfMemoryError.class, Remedies::memory),
          of(LockException.class, fault -> Remedies.locked()),
          of(ConfigException.class, Remedies::noHost),
          Remedies::byMessage);

  /** Tried only when none of the causes is known better: these say that, not why. */
  private static final List<Function<Throwable, @Nullable String>> VAGUE =
      List.of(
          of(ProcessorStateException.class, Remedies::state),
          of(TimeoutException.class, Remedies::silence));

  private PlainWords() {}

  /** Tells a fault: by what is known of one of its causes, else by the innermost message. */
  public static String of(Throwable fault) {
    return known(fault).orElseGet(() -> innermost(fault));
  }

  /** The same, and empty when no more is known than what the exceptions say themselves. */
  public static Optional<String> known(Throwable fault) {
    List<Throwable> causes = causes(fault);
    return first(KNOWN, causes).or(() -> first(VAGUE, causes));
  }

  private static Optional<String> first(
      List<Function<Throwable, @Nullable String>> known, List<Throwable> causes) {
    for (Throwable cause : causes) {
      for (Function<Throwable, @Nullable String> words : known) {
        String told = words.apply(cause);
        if (told != null) {
          return Optional.of(told);
        }
      }
    }
    return Optional.empty();
  }

  private static <T extends Throwable> Function<Throwable, @Nullable String> of(
      Class<T> type, Function<T, @Nullable String> words) {
    return thrown -> type.isInstance(thrown) ? words.apply(type.cast(thrown)) : null;
  }

  private static String innermost(Throwable fault) {
    List<Throwable> causes = causes(fault);
    Throwable last = causes.get(causes.size() - 1);
    String message = last.getMessage();
    return last.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  /** The fault and what it was caused by; a chain that bites its tail ends there. */
  private static List<Throwable> causes(Throwable fault) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable each = fault; each != null && !contains(causes, each); each = each.getCause()) {
      causes.add(each);
    }
    return causes;
  }

  private static boolean contains(List<Throwable> causes, Throwable one) {
    return causes.stream().anyMatch(cause -> cause == one);
  }
}
