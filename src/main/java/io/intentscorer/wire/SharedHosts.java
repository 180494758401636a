package io.intentscorer.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Hosts where many have a page: an account there is a page and never the host. */
public final class SharedHosts {
  private static final int LONGEST_PAGE = 128;
  private static final String BELOW = "*.";
  private static final SharedHosts SHIPPED = of(Lists.shipped());

  /** By host: what leads to a page, the longest first; one that is empty stands for the top. */
  private final Map<String, List<List<String>>> ways;

  /** Hosts that give out names of their own. */
  private final Set<String> parents;

  private SharedHosts(Map<String, List<List<String>>> ways, Set<String> parents) {
    this.ways = ways;
    this.parents = parents;
  }

  /** Those that ship. */
  public static SharedHosts shipped() {
    return SHIPPED;
  }

  /** Those of lists. */
  public static SharedHosts of(Lists lists) {
    Map<String, List<List<String>>> ways = new HashMap<>();
    Set<String> parents = new HashSet<>();
    for (String line : lists.lines(Lists.Topic.SHARED_HOSTS)) {
      List<String> parts = parts(line.strip());
      String host = parts.get(0);
      if (host.startsWith(BELOW)) {
        parents.add(host.substring(BELOW.length()));
      } else {
        ways.computeIfAbsent(host, any -> new ArrayList<>()).add(parts.subList(1, parts.size()));
      }
    }
    ways.values()
        .forEach(list -> list.sort(Comparator.comparingInt((List<String> way) -> -way.size())));
    return new SharedHosts(ways, parents);
  }

  /**
   * Whose an address is, as an account's key, such as {@code linkedin.com/company/acme}; empty for
   * a shared host that leads to nobody's page.
   *
   * @param otherwise whose it is where the host is not shared
   */
  Optional<String> account(String asciiHost, String path, Supplier<Optional<String>> otherwise) {
    String below = null;
    String host = asciiHost;
    while (true) {
      if (parents.contains(host) && below != null && !below.equals("www")) {
        return Optional.of(below + "." + host);
      }
      if (ways.containsKey(host)) {
        return page(host, path);
      }
      if (parents.contains(host)) {
        return Optional.empty();
      }
      int dot = host.indexOf('.');
      if (dot < 0) {
        return otherwise.get();
      }
      below = host.substring(0, dot);
      host = host.substring(dot + 1);
    }
  }

  private Optional<String> page(String host, String path) {
    List<String> steps = parts(path.toLowerCase(Locale.ROOT));
    for (List<String> way : ways.getOrDefault(host, List.of())) {
      int length = way.size();
      if (steps.size() > length
          && steps.subList(0, length).equals(way)
          && isPage(steps.get(length))) {
        return Optional.of(host + "/" + String.join("/", steps.subList(0, length + 1)));
      }
    }
    return Optional.empty();
  }

  private static boolean isPage(String step) {
    return step.length() <= LONGEST_PAGE
        && step.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }

  private static List<String> parts(String path) {
    return Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
  }
}
