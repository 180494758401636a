package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostsTest {
  private static final Pattern VECTOR =
      Pattern.compile("^checkPublicSuffix\\((null|'[^']*'), (null|'[^']*')\\);");

  @ParameterizedTest
  @CsvSource({
    "acme.com, acme.com",
    "ACME.com, acme.com",
    "'  acme.com\t', acme.com",
    "www.acme.com, acme.com",
    "https://www.acme.co.uk/path?x, acme.co.uk",
    "http://acme.in, acme.in",
    "HTTPS://ACME.COM#top, acme.com",
    "//acme.com/x, acme.com",
    "acme.com., acme.com",
    "acme.com:8080, acme.com",
    "acme.com?x=1, acme.com",
    "acme.com/@user, acme.com",
    "https://user:secret@www.acme.com:8443/x, acme.com",
    "www.stock.walmart.com, walmart.com",
    "_dmarc.acme.com, acme.com",
    "acme.github.io, acme.github.io",
    "bücher.de, xn--bcher-kva.de",
    "www.BÜCHER.de, xn--bcher-kva.de",
    "xn--bcher-kva.de, xn--bcher-kva.de",
    "食狮。公司。cn, xn--85x722f.xn--55qx5d.cn",
    "３ｍ.com, 3m.com",
    "3m.com, 3m.com",
    "a.b.c.d.acme.museum, acme.museum",
    "www.acme.example, acme.example",
  })
  void findsTheRegistrableDomain(String written, String domain) {
    assertThat(Hosts.registrableDomain(written)).contains(domain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        ".com",
        "com",
        "co.uk",
        "github.io",
        "user@acme.com",
        "mailto:user@acme.com",
        "127.0.0.1",
        "http://127.0.0.1:8080/",
        "[::1]",
        "http://[2001:db8::1]/",
        "2001:db8::1",
        "localhost",
        "http://localhost:3000",
        "n/a",
        "none",
        "acme",
        "acme.local",
        "acme .com",
        "acme.com, acme.in",
        "acme..com",
        ".acme.com",
        "-acme.com",
        "acme-.com",
        "ac_me.com",
        "acme!.com",
        "http://",
        "https//acme.com",
        "http:acme.com",
        "javascript:alert(1)",
        "acme.com:80:80",
        "\u0000.com",
        "\ud800.com",
      })
  void refusesWhatHasNone(String written) {
    assertThat(Hosts.registrableDomain(written)).isEmpty();
  }

  @Test
  void refusesHugeText() {
    assertThat(Hosts.registrableDomain("a.".repeat(1_000_000) + "com")).isEmpty();
    assertThat(Hosts.registrableDomain("a".repeat(64) + ".com")).isEmpty();
    assertThat(Hosts.registrableDomain("a.".repeat(200) + "com")).isEmpty();
  }

  @Test
  void agreesWithTheListsOwnVectors() throws IOException {
    Path vectors = Path.of("../shared/data/bad-input/test_psl.txt");
    assumeThat(vectors).exists();
    int held = 0;
    List<String> misses = new ArrayList<>();
    for (String line : Files.readAllLines(vectors)) {
      Matcher vector = VECTOR.matcher(line);
      if (!vector.find()) {
        continue;
      }
      Optional<String> expected = unquoted(vector.group(2)).map(IDN::toASCII);
      Optional<String> found = unquoted(vector.group(1)).flatMap(Hosts::registrableDomain);
      if (found.equals(expected)) {
        held++;
      } else {
        misses.add(line + " but " + found);
      }
    }
    assertThat(misses).as("misses, beside %s that held", held).isEmpty();
    assertThat(held).isEqualTo(78);
  }

  private static Optional<String> unquoted(String argument) {
    return argument.equals("null")
        ? Optional.empty()
        : Optional.of(argument.substring(1, argument.length() - 1));
  }
}
