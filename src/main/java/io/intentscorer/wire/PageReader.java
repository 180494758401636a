package io.intentscorer.wire;

import io.intentscorer.domain.event.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads where an event happened: page and campaign, each from the first place that names it. */
final class PageReader {
  private PageReader() {}

  static void read(
      Map<String, JsonNode> page, Map<String, JsonNode> campaign, Map<String, Value> said) {
    String url = text(page, "url");
    Address address = url == null ? Address.NONE : Address.of(url);
    put(said, "page.path", first(text(page, "path"), address.path()));
    put(said, "page.host", first(text(page, "host"), address.host()));
    put(said, "page.title", text(page, "title"));
    put(said, "page.referrer", text(page, "referrer"));
    String query = first(address.query(), text(page, "search"));
    put(said, "campaign.source", first(text(campaign, "source"), parameter(query, "utm_source")));
    put(said, "campaign.medium", first(text(campaign, "medium"), parameter(query, "utm_medium")));
    put(said, "campaign.name", first(text(campaign, "name"), parameter(query, "utm_campaign")));
  }

  private static void put(Map<String, Value> said, String name, @Nullable String text) {
    if (text != null) {
      said.put(name, Value.text(text));
    }
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  static @Nullable String text(Map<String, JsonNode> fields, String name) {
    JsonNode node = fields.get(name);
    if (node == null || !node.isValueNode() || node.isNull()) {
      return null;
    }
    String text = node.asString().strip();
    return text.isEmpty() ? null : FactReader.cut(text);
  }

  private static @Nullable String parameter(@Nullable String query, String name) {
    if (query == null) {
      return null;
    }
    int start = 0;
    while (start <= query.length()) {
      int end = end(query, start);
      int value = start + name.length() + 1;
      if (value < end && query.startsWith(name, start) && query.charAt(value - 1) == '=') {
        return decoded(query.substring(value, end));
      }
      start = end + 1;
    }
    return null;
  }

  /** Where the parameter ends that begins there. */
  private static int end(String query, int start) {
    int end = start;
    while (end < query.length() && query.charAt(end) != '&' && query.charAt(end) != '?') {
      end++;
    }
    return end;
  }

  private static String decoded(String written) {
    if (written.indexOf('%') < 0 && written.indexOf('+') < 0) {
      return written;
    }
    try {
      return URLDecoder.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return written;
    }
  }

  /** An address taken apart by hand: java.net.URI refuses half of what browsers send. */
  private record Address(@Nullable String host, @Nullable String path, @Nullable String query) {
    static final Address NONE = new Address(null, null, null);

    static Address of(String url) {
      int scheme = url.indexOf("://");
      String rest = scheme < 0 ? url : url.substring(scheme + 3);
      int fragment = rest.indexOf('#');
      rest = fragment < 0 ? rest : rest.substring(0, fragment);
      int question = rest.indexOf('?');
      String query = question < 0 ? null : rest.substring(question + 1);
      rest = question < 0 ? rest : rest.substring(0, question);
      int slash = rest.indexOf('/');
      String path = slash < 0 ? "/" : rest.substring(slash);
      String host = scheme < 0 ? "" : slash < 0 ? rest : rest.substring(0, slash);
      host = host.substring(host.indexOf('@') + 1).toLowerCase(Locale.ROOT);
      int port = host.lastIndexOf(':');
      host = port > 0 ? host.substring(0, port) : host;
      return new Address(host.isEmpty() ? null : host, path, query);
    }
  }
}
