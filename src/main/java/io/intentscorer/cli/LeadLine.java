package io.intentscorer.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One lead on one line. */
final class LeadLine {
  private static final String FORM = "%-4s %-8s %-26s %-30s %-34s %s";
  private static final int REASONS = 3;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

  static final String HEADER =
      FORM.formatted("tier", "priority", "company", "contact", "persona", "because");

  private LeadLine() {}

  /**
   * @param lead a value of {@code scored-leads}
   * @param account the newest value of {@code fit-scores} for its account
   */
  static String of(JsonNode lead, @Nullable JsonNode account) {
    String contact = text(lead.path("name"), text(lead.path("contact"), "?"));
    String title = text(lead.path("title"), "");
    JsonNode persona = lead.path("persona");
    return FORM.formatted(
            text(lead.path("tier"), "–"),
            text(lead.path("priority"), "–"),
            cut(text(lead.path("account"), "?"), 26),
            cut(title.isEmpty() ? contact : contact + ", " + title, 30),
            persona.isObject()
                ? cut(text(persona.path("id"), "?") + " " + persona.path("score").asInt(0), 34)
                : "–",
            because(lead, account))
        .stripTrailing();
  }

  /** What changes when a sales person should look again. */
  static String standing(JsonNode lead) {
    return text(lead.path("tier"), "")
        + text(lead.path("priority"), "")
        + text(lead.path("persona").path("id"), "")
        + text(lead.path("fit").path("icp"), "");
  }

  private static String because(JsonNode lead, @Nullable JsonNode account) {
    List<String> because = new ArrayList<>();
    because.add(
        text(lead.path("fit").path("icp"), "no ICP")
            + " "
            + text(lead.path("fit").path("grade"), "")
            + " "
            + text(lead.path("fit").path("verdict"), ""));
    if (account != null) {
      String reasons = top(account.path("fit").path("reasons"), "criterion");
      String signals = top(account.path("intent").path("signals"), "signal");
      because.add(reasons.isEmpty() ? "" : reasons);
      because.add(signals.isEmpty() ? "" : "intent " + signals);
    }
    return because.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("; "));
  }

  private static String top(JsonNode list, String name) {
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    return items.stream()
        .filter(item -> item.path("points").asDouble(0) != 0)
        .sorted(Comparator.comparingDouble(item -> -Math.abs(item.path("points").asDouble(0))))
        .limit(REASONS)
        .map(
            item ->
                String.format(
                    Locale.ROOT,
                    "%s %+.0f",
                    text(item.path(name), "?"),
                    item.path("points").asDouble(0)))
        .collect(Collectors.joining(", "));
  }

  private static String text(JsonNode node, String otherwise) {
    return node.isString() ? plain(node.stringValue()) : otherwise;
  }

  /** A line stays a line, and nobody's name gives the terminal orders. */
  static String plain(String text) {
    return CONTROLS.matcher(text).replaceAll(" ");
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
