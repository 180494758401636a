package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MailProvidersTest {
  private final MailProviders shipped = MailProviders.shipped();

  @Test
  void shipsRegistrableDomainsOnly() {
    assertThat(shipped.free())
        .hasSizeGreaterThan(150)
        .allSatisfy(domain -> assertThat(Hosts.registrableDomain(domain)).contains(domain));
    assertThat(shipped.disposable())
        .hasSizeGreaterThan(100)
        .allSatisfy(domain -> assertThat(Hosts.registrableDomain(domain)).contains(domain));
    assertThat(shipped.free()).doesNotContainAnyElementsOf(shipped.disposable());
  }

  @Test
  void knowsTheGreatOnes() {
    assertThat(
            List.of(
                "gmail.com",
                "outlook.com",
                "hotmail.co.uk",
                "live.com",
                "yahoo.co.in",
                "icloud.com",
                "proton.me",
                "gmx.de",
                "web.de",
                "mail.ru",
                "yandex.ru",
                "qq.com",
                "163.com",
                "rediffmail.com",
                "naver.com",
                "orange.fr",
                "libero.it",
                "GMAIL.com"))
        .allMatch(shipped::isFree);
    assertThat(
            List.of(
                "mailinator.com",
                "guerrillamail.com",
                "10minutemail.com",
                "yopmail.com",
                "temp-mail.org",
                "trashmail.com"))
        .allMatch(shipped::isDisposable);
    assertThat(shipped.isFree("acme.com")).isFalse();
    assertThat(shipped.isDisposable("gmail.com")).isFalse();
  }

  @Test
  void takesMore() {
    MailProviders more = shipped.plus(List.of("WWW.Acme-Mail.com"), List.of(" burner.example "));
    assertThat(more.isFree("acme-mail.com")).isTrue();
    assertThat(more.isFree("gmail.com")).isTrue();
    assertThat(more.isDisposable("burner.example")).isTrue();
    assertThat(shipped.isFree("acme-mail.com")).isFalse();
  }

  @Test
  void knowsSchoolsByWhatStandsBehindTheirNames() {
    assertThat(List.of("mit.edu", "unimelb.edu.au", "ox.ac.uk", "iitb.ac.in", "tum.de"))
        .allMatch(shipped::isEducational);
    assertThat(List.of("acme.com", "education.com", "ac.com", "edu.com", "acme.co.uk"))
        .noneMatch(shipped::isEducational);
  }

  @Test
  void knowsMailboxesOfATask() {
    assertThat(shipped.role("info")).contains("info");
    assertThat(shipped.role("sales+emea")).contains("sales");
    assertThat(shipped.role("meera")).isEmpty();
    assertThat(shipped.role("information.officer")).isEmpty();
  }
}
