package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NotPeopleTest {
  private final NotPeople shipped = NotPeople.shipped();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0;"
            + " +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
        "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.4 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
        "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/120.0.0.0 Safari/537.36",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2;"
            + " +https://openai.com/gptbot)",
        "curl/8.5.0",
        "python-requests/2.31.0",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
      })
  void programsSayWhatTheyAre(String userAgent) {
    assertThat(shipped.isCrawler(userAgent)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/124.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.4 Safari/605.1.15",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.4 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0",
        "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/100.0.4896.127 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 7.0; CUBOT) AppleWebKit/537.36 Chrome/90.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; U; Android 8.1; en-us; CUBOT/P20) AppleWebKit/537.36 Version/4.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 Instagram 330.0.3.29.92",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 [LinkedInApp]/9.29.2012",
        "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/122.0.0.0 Safari/537.36",
        "Opera/9.80 (J2ME/MIDP; Opera Mini/8.0/37.8953; U; en) Presto/2.12.423 Version/12.16",
        "Dalvik/2.1.0 (Linux; U; Android 13; Pixel 7 Build/TQ3A.230901.001)",
        "Slack/4.37.0 CFNetwork/1494.0.7 Darwin/23.4.0",
        "",
      })
  void browsersAndAppsArePeoples(String userAgent) {
    assertThat(shipped.isCrawler(userAgent)).isFalse();
  }

  @Test
  void ownPeopleAreKnownByAddressAndNetwork() {
    NotPeople own =
        NotPeople.of(
            Lists.shipped(),
            List.of("Our-Company.example"),
            List.of("203.0.113.0/24", "2001:db8::/32", "198.51.100.7"));
    assertThat(own.isOurs("ann@our-company.example")).isTrue();
    assertThat(own.isOurs("ann@mail.our-company.example")).isTrue();
    assertThat(own.isOurs("ann@your-company.example")).isFalse();
    assertThat(List.of("203.0.113.9", "2001:db8:1::5", "198.51.100.7")).allMatch(own::isInside);
    assertThat(List.of("203.0.114.9", "2001:db9::1", "198.51.100.8", "", "nowhere", "*"))
        .noneMatch(own::isInside);
    assertThat(shipped.isInside("203.0.113.9")).isFalse();
    assertThatThrownBy(() -> NotPeople.of(Lists.shipped(), List.of(), List.of("203.0.113.0/99")))
        .hasMessage("the range 203.0.113.0/99 is none; write it as 203.0.113.0/24");
  }
}
