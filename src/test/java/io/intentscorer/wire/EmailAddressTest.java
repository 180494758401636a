package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class EmailAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "meera@acme.in | meera@acme.in | acme.in | BUSINESS",
        "\"  Meera@ACME.in \t\" | meera@acme.in | acme.in | BUSINESS",
        "Meera Rao <meera@acme.in> | meera@acme.in | acme.in | BUSINESS",
        "'Rao, Meera' <Meera@acme.in> | meera@acme.in | acme.in | BUSINESS",
        "<meera@acme.in> | meera@acme.in | acme.in | BUSINESS",
        "mailto:meera@acme.in | meera@acme.in | acme.in | BUSINESS",
        "MAILTO:meera@acme.in?subject=Hi | meera@acme.in | acme.in | BUSINESS",
        "m.rao+crm@mail.acme.co.uk | m.rao+crm@mail.acme.co.uk | acme.co.uk | BUSINESS",
        "o'brien@acme.com | o'brien@acme.com | acme.com | BUSINESS",
        "info@bücher.de | info@xn--bcher-kva.de | xn--bcher-kva.de | BUSINESS",
        "josé@acme.es | josé@acme.es | acme.es | BUSINESS",
        "meera@gmail.com | meera@gmail.com | gmail.com | FREE",
        "meera@yahoo.co.in | meera@yahoo.co.in | yahoo.co.in | FREE",
        "x@mailinator.com | x@mailinator.com | mailinator.com | DISPOSABLE",
        "x@sub.mailinator.com | x@sub.mailinator.com | mailinator.com | DISPOSABLE",
      })
  void reads(String written, String address, String domain, EmailAddress.Type type) {
    assertThat(read(written)).contains(new EmailAddress(address, domain, type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "meera",
        "meera@",
        "@acme.in",
        "meera@acme",
        "meera@localhost",
        "meera@127.0.0.1",
        "meera@[127.0.0.1]",
        "meera@co.uk",
        "meera@acme.in.",
        "meera@acme.in:25",
        "meera@acme.in/x",
        "me era@acme.in",
        "meera@ac me.in",
        "meera @acme.in",
        "a@b@acme.in",
        ".meera@acme.in",
        "meera.@acme.in",
        "me..era@acme.in",
        "\"meera\"@acme.in",
        "f***@h***",
        "f***@gmail.com",
        "a@acme.in, b@acme.in",
        "a@acme.in;b@acme.in",
        "Meera <meera@acme.in> x",
        "meera@acme..in",
        "meera(work)@acme.in",
        "meera\u0000@acme.in",
        "meera\u200b@acme.in",
        "n/a",
        "https://acme.in"
      })
  void refuses(String written) {
    assertThat(read(written)).isEmpty();
  }

  @Test
  void takesAMailboxAtASharedSuffixForNoCompanys() {
    assertThat(read("q@github.io"))
        .hasValueSatisfying(
            email -> {
              assertThat(email.address()).isEqualTo("q@github.io");
              assertThat(email.type()).isEqualTo(EmailAddress.Type.FREE);
            });
    assertThat(read("q@co.uk")).isEmpty();
  }

  @Test
  void refusesLongOnes() {
    String host = "a.".repeat(90) + "acme.com"; // 188
    assertThat(read("m".repeat(64) + "@" + host)).isPresent();
    assertThat(read("m".repeat(65) + "@" + host)).isEmpty();
    assertThat(read("m".repeat(64) + "@" + "a." + host)).isEmpty();
    assertThat(read("m".repeat(1_000_000) + "@acme.com")).isEmpty();
  }

  /**
   * The suite judges by the RFCs, this reader by what people's mailboxes look like: top-level
   * domains as hosts, masks and names that no public suffix covers are refused, line ends around
   * are trimmed.
   */
  @Test
  void agreesMostlyWithIsEmail() throws Exception {
    Path suite = Path.of("../shared/data/bad-input/isemail_tests.xml");
    assumeThat(suite).exists();
    NodeList tests;
    try (var xml = Files.newInputStream(suite)) {
      tests =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(xml)
              .getElementsByTagName("test");
    }
    int agree = 0;
    List<String> differ = new ArrayList<>();
    for (int each = 0; each < tests.getLength(); each++) {
      Element test = (Element) tests.item(each);
      String address = visible(text(test, "address"));
      String category = text(test, "category");
      // A warning of the domain name system means: well-formed, but not found.
      boolean valid =
          category.equals("ISEMAIL_VALID_CATEGORY") || category.equals("ISEMAIL_DNSWARN");
      if (read(address).isPresent() == valid) {
        agree++;
      } else {
        differ.add(category + " " + address);
      }
    }
    assertThat(agree)
        .as("agree of %s; differ: %s", tests.getLength(), differ)
        .isGreaterThanOrEqualTo(133);
  }

  /** The suite shows control characters as their symbols. */
  private static String visible(String text) {
    StringBuilder real = new StringBuilder();
    text.chars().forEach(c -> real.append((char) (c >= 0x2400 && c < 0x2420 ? c - 0x2400 : c)));
    return real.toString();
  }

  private static String text(Element test, String name) {
    return test.getElementsByTagName(name).item(0).getTextContent();
  }

  private static Optional<EmailAddress> read(String written) {
    return EmailAddress.read(written, MailProviders.shipped());
  }
}
