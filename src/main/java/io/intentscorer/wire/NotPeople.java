package io.intentscorer.wire;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Traffic that no buyer makes: crawlers and monitors, and one's own people.
 *
 * @param crawlers what stands in user agents of programs, in lower case
 * @param innocent what is taken out of a user agent before that is looked for
 * @param domains registrable domains of one's own people's addresses
 * @param ranges one's own networks
 */
public record NotPeople(
    Fragments crawlers, List<String> innocent, Set<String> domains, List<IPAddress> ranges) {
  private static final String INNOCENT = "!";

  public NotPeople {
    innocent = List.copyOf(innocent);
    domains = Set.copyOf(domains);
    ranges = List.copyOf(ranges);
  }

  /** Why an event counts for nothing. */
  public enum Why {
    CRAWLER,
    INTERNAL;

    /** The name in metrics. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The crawlers that ship, and nobody of one's own. */
  public static NotPeople shipped() {
    return of(Lists.shipped(), List.of(), List.of());
  }

  /**
   * Those of lists and of one's own.
   *
   * @param ranges such as {@code 203.0.113.0/24}, {@code 2001:db8::/32} or one address
   * @throws IllegalArgumentException for a range that is none; says which
   */
  public static NotPeople of(Lists lists, Collection<String> domains, Collection<String> ranges) {
    List<String> innocent = new ArrayList<>();
    List<String> crawlers = new ArrayList<>();
    for (String line : lists.lines(Lists.Topic.CRAWLERS)) {
      if (line.startsWith(INNOCENT)) {
        innocent.add(line.substring(INNOCENT.length()));
      } else {
        crawlers.add(line);
      }
    }
    return new NotPeople(
        new Fragments(crawlers),
        innocent,
        domains.stream()
            .map(domain -> Hosts.registrableDomain(domain).orElse(domain.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toSet()),
        ranges.stream().map(NotPeople::range).toList());
  }

  private static IPAddress range(String written) {
    try {
      return new IPAddressString(written.strip()).toAddress().toPrefixBlock();
    } catch (AddressStringException none) {
      throw new IllegalArgumentException(
          "the range " + written + " is none; write it as 203.0.113.0/24", none);
    }
  }

  /** Whether a program says that it is one. */
  boolean isCrawler(String userAgent) {
    String text = userAgent.toLowerCase(Locale.ROOT);
    for (String harmless : innocent) {
      text = text.replace(harmless, "");
    }
    return crawlers.anyIn(text);
  }

  /** Whether an e-mail address is one of our own people's. */
  boolean isOurs(String address) {
    return !domains.isEmpty()
        && Hosts.registrableDomain(address.substring(address.lastIndexOf('@') + 1))
            .filter(domains::contains)
            .isPresent();
  }

  /** Whether an IP address is in one of our own networks; false for what is no address. */
  boolean isInside(String ip) {
    return !ranges.isEmpty()
        && Optional.ofNullable(new IPAddressString(ip).getAddress())
            .filter(address -> ranges.stream().anyMatch(range -> range.contains(address)))
            .isPresent();
  }
}
