package io.intentscorer.wire;

import io.intentscorer.domain.account.Facts;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a value says, as one line of text that is the same for equal values. */
final class Said {
  private Said() {}

  static String of(@Nullable Object value) {
    if (value instanceof Record told) {
      return told.getClass().getSimpleName() + parts(told);
    }
    if (value instanceof Facts facts) {
      return of(facts.byName());
    }
    if (value instanceof Map<?, ?> map) {
      return sorted(map.entrySet().stream().map(e -> of(e.getKey()) + "=" + of(e.getValue())));
    }
    if (value instanceof Set<?> set) {
      return sorted(set.stream().map(Said::of));
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(Said::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }

  private static String parts(Record told) {
    return Arrays.stream(told.getClass().getRecordComponents())
        .map(part -> part.getName() + "=" + of(part(told, part)))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static @Nullable Object part(Record told, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      return part.getAccessor().invoke(told);
    } catch (ReflectiveOperationException closed) {
      throw new LinkageError(closed.getMessage(), closed);
    }
  }

  private static String sorted(Stream<String> words) {
    return words.sorted().collect(Collectors.joining(", ", "{", "}"));
  }
}
