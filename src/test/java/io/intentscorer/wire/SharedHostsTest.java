package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a host that many share, the account is the page. */
final class SharedHostsTest {
  private static final Path TECHSTARS =
      Path.of("..", "shared", "data", "companies", "techstars_companies.csv");

  @ParameterizedTest
  @CsvSource({
    "https://linkedin.com/company/acme, linkedin.com/company/acme",
    "https://www.LinkedIn.com/company/Acme/?trk=x#top, linkedin.com/company/acme",
    "in.linkedin.com/company/acme/about, linkedin.com/company/acme",
    "https://crunchbase.com/organization/acme, crunchbase.com/organization/acme",
    "https://m.facebook.com/acme, facebook.com/acme",
    "https://facebook.com/pages/acme, facebook.com/pages/acme",
    "https://sites.google.com/view/acme/home, sites.google.com/view/acme",
    "http://github.com/acme/repo, github.com/acme",
    "https://angel.co/company/acme, angel.co/company/acme",
    "https://acme.github.io/docs, acme.github.io",
    "acme.wordpress.com, acme.wordpress.com",
    "https://www.stock.walmart.com/x, walmart.com",
    "https://about.google.com/x, google.com",
    "notlinkedin.com/company/acme, notlinkedin.com",
    "https://user:pw@linkedin.com:443/company/acme, linkedin.com/company/acme",
  })
  void anAddressBelongsToWhoOwnsThePage(String written, String account) {
    assertThat(Hosts.account(written, SharedHosts.shipped())).contains(account);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linkedin.com",
        "https://www.linkedin.com/",
        "https://linkedin.com/company/",
        "https://linkedin.com/feed",
        "github.io",
        "https://bit.ly",
        "sites.google.com",
        "a@linkedin.com/company/acme",
      })
  void aSharedHostWithoutAPageIsNobodys(String written) {
    assertThat(Hosts.account(written, SharedHosts.shipped())).isEmpty();
  }

  @Test
  void aWebsiteSaysWhoseItIsWhereTheDomainDoesNot() {
    assertThat(account("'domain':'linkedin.com','website':'https://linkedin.com/company/acme'"))
        .isEqualTo("linkedin.com/company/acme");
    assertThat(account("'website':'https://linkedin.com/company/acme','domain':'acme.in'"))
        .isEqualTo("acme.in");
    assertThat(account("'domain':'linkedin.com'")).isNull();
    assertThat(account("'website':'acme.in'")).isEqualTo("acme.in");
  }

  @Test
  void mailAtASharedHostIsItsOwnPeoples() {
    assertThat(
            Written.event("{'type':'signup','contact':{'email':'ann@linkedin.com'}}").who().email())
        .satisfies(email -> assertThat(String.valueOf(email)).contains("linkedin.com"));
  }

  @Test
  void opsReplaceAList(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("shared-hosts.txt"), "# ours\nexample.com/shops\n");
    SharedHosts own = SharedHosts.of(Lists.of(folder));
    assertThat(Hosts.account("example.com/shops/a", own)).contains("example.com/shops/a");
    assertThat(Hosts.account("linkedin.com/company/a", own)).contains("linkedin.com");
    assertThat(MailProviders.of(Lists.of(folder)).isFree("gmail.com")).isTrue();

    Files.writeString(folder.resolve("shared-host.txt"), "");
    assertThatThrownBy(() -> Lists.of(folder))
        .hasMessage("no list is called shared-host.txt; did you mean shared-hosts.txt?");
    assertThatThrownBy(() -> Lists.of(folder.resolve("nowhere")))
        .hasMessageContaining("cannot be read; name a folder of text files");
  }

  /** 4,767 companies, of which 804 name a page as their website: none may merge two. */
  @Test
  void noPageMergesTwoCompanies() throws IOException {
    assumeTrue(Files.exists(TECHSTARS), "no companies here to try");
    List<String> lines = Files.readAllLines(TECHSTARS);
    Map<String, String> byAccount = new HashMap<>();
    int shared = 0;
    for (String line : lines.subList(1, lines.size())) {
      Optional<String> website =
          line.lines()
              .flatMap(text -> List.of(text.split(",", -1)).stream())
              .filter(cell -> cell.startsWith("http"))
              .findFirst();
      if (website.isEmpty()) {
        continue;
      }
      if (website.get().matches("https?://(www\\.)?(linkedin|crunchbase)\\.com/.*")) {
        shared++;
        String account =
            Hosts.account(website.get(), SharedHosts.shipped()).orElse("nobody: " + website.get());
        String other = byAccount.put(account, website.get());
        assertThat(other).as(account).isIn(null, website.get());
      }
    }
    System.out.println(
        "Techstars: "
            + shared
            + " companies known by a page, as "
            + byAccount.size()
            + " accounts");
    assertThat(shared).isGreaterThan(780);
    assertThat(byAccount.keySet()).noneMatch(account -> account.startsWith("nobody"));
  }

  private static @Nullable String account(String company) {
    return Written.event("{'type':'x','company':{" + company + "}}").who().companyDomain();
  }
}
