package io.intentscorer.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CountryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US | US",
        "us | US",
        "USA | US",
        "U.S. | US",
        "U.S.A. | US",
        "United States | US",
        "The United States | US",
        "united states of america | US",
        "Vereinigte Staaten | US",
        "Estados Unidos | US",
        "Deutschland | DE",
        "Allemagne | DE",
        "GERMANY | DE",
        "UK | GB",
        "GB | GB",
        "GBR | GB",
        "Great Britain | GB",
        "England | GB",
        "United Kingdom | GB",
        "Holland | NL",
        "The Netherlands | NL",
        "South Korea | KR",
        "Korea, Republic of | KR",
        "North Korea | KP",
        "Czech Republic | CZ",
        "Czechia | CZ",
        "IND | IN",
        "IN | IN",
        "india | IN",
        "  India  | IN",
        "भारत | IN",
        "Viet Nam | VN",
        "Vietnam | VN",
        "日本 | JP",
        "Россия | RU",
        "Russian Federation | RU",
        "Turkey | TR",
        "Türkiye | TR",
        "Côte d’Ivoire | CI",
        "Cote d'Ivoire | CI",
        "Ivory Coast | CI",
        "Trinidad & Tobago | TT",
        "Trinidad and Tobago | TT",
        "Hong Kong | HK",
        "UAE | AE",
        "Georgia | GE",
        "Niger | NE",
        "Nigeria | NG",
        "Ｊａｐａｎ | JP",
        "Kosovo | XK",
      })
  void understandsCountries(String written, String code) {
    assertThat(Country.code(written)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "n/a", "the", "Atlantis", "ZZ", "Europe", "California", "-", "1"})
  void refusesWhatIsNoCountry(String written) {
    assertThat(Country.code(written)).isEmpty();
  }

  @Test
  void everyCountryUnderstandsItsOwnCodesAndNameAndHasARegion() {
    assertThat(Locale.getISOCountries())
        .allSatisfy(
            code -> {
              Locale country = new Locale("", code);
              assertThat(Country.code(code)).contains(code);
              assertThat(Country.code(country.getISO3Country())).contains(code);
              assertThat(Country.code(country.getDisplayCountry(Locale.ENGLISH))).contains(code);
              assertThat(Country.region(code)).isPresent();
            });
    assertThat(Arrays.stream(Locale.getISOCountries()).map(Country::region).distinct()).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "US, North America",
    "CA, North America",
    "MX, Latin America",
    "BR, Latin America",
    "DE, Europe",
    "AE, Middle East",
    "NG, Africa",
    "IN, Asia",
    "au, Oceania"
  })
  void knowsRegions(String code, String region) {
    assertThat(Country.region(code)).contains(region);
  }

  @Test
  void hasNoRegionForWhatIsNoCode() {
    assertThat(Country.region("ZZ")).isEmpty();
    assertThat(Country.region("")).isEmpty();
  }
}
