package io.intentscorer.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldingTest {
  @ParameterizedTest(name = "\"{0}\" folds to \"{1}\"")
  @CsvSource({
    "SaaS, saas",
    "' saas ', saas",
    "'', ''",
    "Straße, strasse",
    "ＨｕｂＳｐｏｔ, hubspot",
    "'３６０°', 360°",
    "ŒUVRE, œuvre",
    "Ⅳ, iv",
    "'\u3000ＡＢＣ\u3000', abc",
  })
  void textsFold(String written, String folded) {
    assertThat(Folding.fold(written)).isEqualTo(folded);
    assertThat(Folding.fold(folded)).isEqualTo(folded);
  }

  @ParameterizedTest(name = "{0} is the event {1}")
  @CsvSource({
    "Signed Up, signed_up",
    "signed-up, signed_up",
    "signed_up, signed_up",
    "SignedUp, signed_up",
    "signedUp, signed_up",
    "' Signed  Up! ', signed_up",
    "SIGNED_UP, signed_up",
    "signup, signup",
    "Demo 2 Requested, demo_2_requested",
    "HTTPRequest, httprequest",
    "!!!, !!!",
    "Größe geändert, größe_geändert",
  })
  void namesOfEventsFold(String written, String folded) {
    assertThat(Folding.foldName(written)).isEqualTo(folded);
    assertThat(Folding.foldName(folded)).isEqualTo(folded);
  }

  @ParameterizedTest(name = "{0} is the field {1}")
  @CsvSource({
    "fav_color, favColor",
    "Fav Color, favColor",
    "fav-color, favColor",
    "favColor, favColor",
    "FavColor, favColor",
    "_id, id",
    "plan, plan",
    "___, ___",
  })
  void namesOfFieldsAreCamelCase(String written, String camel) {
    assertThat(Folding.camelCase(written)).isEqualTo(camel);
  }
}
