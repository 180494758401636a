package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventReaderTest {
  private final EventReader reader = new EventReader(ReaderSettings.standard());

  @Test
  void theContractsExampleIsRead() {
    CompanyEvent event =
        Written.event(
            """
            {"type":"signup","messageId":"m-1","timestamp":"2026-05-04T09:30:00.000Z",
             "anonymousId":"v-77","userId":"u-5",
             "contact":{"email":"meera@acme.in","name":"Meera Rao","title":"Head of Marketing"},
             "company":{"domain":"acme.in","name":"Acme","industry":"SaaS","employees":34,"country":"IN",
                        "techStack":["HubSpot"],"fundingStage":"Series A"},
             "page":{"url":"https://www.example.com/pricing?utm_source=x","title":"Pricing","referrer":"https://a.b/"},
             "campaign":{"source":"linkedin","medium":"cpc","name":"launch"},
             "properties":{"plan":"trial"}}
            """);

    assertThat(event.name()).isEqualTo("signup");
    assertThat(event.messageId()).isEqualTo("m-1");
    assertThat(event.time()).isEqualTo(Written.time("2026-05-04T09:30:00Z"));
    assertThat(event.who().anonymousId()).isEqualTo("v-77");
    assertThat(event.who().userId()).isEqualTo("u-5");
    assertThat(event.who().companyDomain()).isEqualTo("acme.in");
    assertThat(words(event.contact()))
        .isEqualTo(
            "{email=meera@acme.in, emailType=business, name=Meera Rao, title=Head of Marketing}");
    assertThat(words(event.company()))
        .isEqualTo(
            "{country=IN, domain=acme.in, employees=34, fundingStage=Series A, industry=SaaS,"
                + " name=Acme, techStack=HubSpot}");
    assertThat(said(event))
        .isEqualTo(
            "{campaign.medium=cpc, campaign.name=launch, campaign.source=linkedin,"
                + " event.name=signup, page.host=www.example.com, page.path=/pricing,"
                + " page.referrer=https://a.b/, page.title=Pricing, properties.plan=trial}");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|'type':'demo_request'|demo_request",
        "plain, another spelling|'type':'Demo Request'|demo_request",
        "page|'type':'page','name':'Pricing'|web_visit",
        "screen|'type':'screen','name':'Home'|screen",
        "track|'type':'track','event':'Signed Up'|signed_up",
        "identify|'type':'identify'|identify",
        "group|'type':'group','groupId':'g'|group",
        "alias|'type':'alias','userId':'u','previousId':'v'|alias",
        "upper case|'type':'TRACK','event':'SignedUp'|signed_up",
      })
  void eventsHaveNames(String name, String event, String read) {
    assertThat(Written.event("{" + event + "}").name()).isEqualTo(read);
  }

  @ParameterizedTest(name = "company {0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'employees':'201-500'|employees=201-500 (350.5)",
        "'employees':'1,000+'|employees=1,000+ (1000.0)",
        "'employees':'34'|employees=34 (34.0)",
        "'employee_count':250|employees=250 (250.0)",
        "'companySize':'51 to 200'|employees=51 to 200 (125.5)",
        "'employees':'lots'|employees=lots",
        "'annual_revenue':'$10M-$50M'|annualRevenue=$10M-$50M (3.0E7)",
        "'annualRevenue':1.5e7|annualRevenue=15000000 (1.5E7)",
        "'Annual Revenue':5|annualRevenue=5 (5.0)",
        "'country':'USA'|country=US",
        "'country':'United States'|country=US",
        "'country_code':'us'|country=US",
        "'address':{'country':'India','city':'Pune','street':'x'}|city=Pune, country=IN, custom.address.street=x",
        "'country':'Atlantis'|country=Atlantis",
        "'techStack':'salesforce, hubspot'|techStack=salesforce, hubspot",
        "'tech_stack':['Salesforce',' HubSpot ']|techStack=Salesforce, HubSpot",
        "'technologies':'a;b'|techStack=a, b",
        "'painPoints':'churn'|painPoints=churn",
        "'website':'https://www.Acme.co.uk/about'|domain=acme.co.uk",
        "'domain':'gmail.com'|custom.domain=gmail.com",
        "'domain':'not a domain'|custom.domain=not a domain",
        "'fav_color':'red','ARR band':7|custom.aRRBand=7 (7.0), custom.favColor=red",
        "'partner':true|custom.partner=true",
        "'score':'12'|custom.score=12 (12.0)",
        "'seats':'1,000+'|custom.seats=1,000+ (1000.0)",
        "'budget':'$10M-$50M'|custom.budget=$10M-$50M (3.0E7)",
        "'founded_on':'2026-05-04'|custom.foundedOn=2026-05-04",
        "'release':'v1.2.3'|custom.release=v1.2.3",
        "'tags':['a','b']|custom.tags=a, b",
        "'crm':{'owner':{'name':'Al'}}|custom.crm.owner.name=Al",
        "'industry':null|industry cleared",
        "'industry':''|industry cleared",
        "'employees':' '|employees cleared",
        "'techStack':[]|techStack cleared",
        "'favColor':null|custom.favColor cleared",
        "'industry':5|industry=5",
        "'foundedYear':'2009'|foundedYear=2009 (2009.0)",
      })
  void valuesAreReadAsTheWorldWritesThem(String company, String read) {
    CompanyEvent event = Written.event("{'type':'x','company':{" + company + "}}");

    assertThat(facts(event.company())).isEqualTo(read);
  }

  @ParameterizedTest(name = "contact {0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'email':' Ann@Acme.IN '|email=ann@acme.in, emailType=business",
        "'email':'ann@gmail.com'|email=ann@gmail.com, emailType=free",
        "'email':'ann@mailinator.com'|email=ann@mailinator.com, emailType=disposable",
        "'email':'nonsense'|custom.email=nonsense",
        "'firstName':'Ann','last_name':'Lee'|name=Ann Lee",
        "'firstName':'Ann'|name=Ann",
        "'name':'A. Lee','firstName':'Ann'|name=A. Lee",
        "'firstName':null|name cleared",
        "'jobTitle':'CMO'|title=CMO",
        "'marketingConsent':true|marketingConsent=true",
        "'marketing_consent':'no'|marketingConsent=false",
        "'marketingConsent':null|marketingConsent cleared",
        "'title':null|title cleared",
        "'linkedIn':'x'|custom.linkedIn=x",
        "'age':'34'|age=34 (34.0)",
        "'country':'India'|country=IN",
      })
  void peopleAreReadAsTheWorldWritesThem(String contact, String read) {
    assertThat(facts(Written.event("{'type':'x','contact':{" + contact + "}}").contact()))
        .isEqualTo(read);
  }

  @Test
  void identifyDescribesTheContactAndTheCompany() {
    CompanyEvent event =
        Written.event(
            """
            {'type':'identify','userId':'u','anonymousId':'v','traits':{'email':'a@acme.in','title':'CMO',
             'plan':'pro','company':{'name':'Acme','employee_count':250,'id':'acme'}},
             'context':{'traits':{'phone':'1'}}}
            """);

    assertThat(facts(event.contact()))
        .isEqualTo(
            "custom.phone=1 (1.0), custom.plan=pro, email=a@acme.in, emailType=business, title=CMO");
    assertThat(facts(event.company()))
        .isEqualTo("custom.id=acme, employees=250 (250.0), name=Acme");
  }

  @Test
  void identifyTraitsMayStandInTheContext() {
    CompanyEvent event =
        Written.event(
            "{'type':'track','event':'x','context':{'traits':{'email':'a@acme.in','company':'Acme'}}}");

    assertThat(facts(event.contact())).isEqualTo("email=a@acme.in, emailType=business");
    assertThat(facts(event.company())).isEqualTo("name=Acme");
  }

  @Test
  void groupTraitsDescribeTheCompany() {
    CompanyEvent event =
        Written.event(
            "{'type':'group','groupId':'acme','userId':'u','traits':{'name':'Acme','employees':250,'website':'https://acme.in','plan':'pro'}}");

    assertThat(event.who().groupId()).isEqualTo("acme");
    assertThat(event.who().companyDomain()).isEqualTo("acme.in");
    assertThat(facts(event.company()))
        .isEqualTo("custom.plan=pro, domain=acme.in, employees=250 (250.0), name=Acme");
    assertThat(event.contact()).isEmpty();
  }

  @Test
  void theContextIsReadWhereverItAppears() {
    CompanyEvent event =
        Written.event(
            """
            {'type':'track','event':'x','context':{'groupId':'g-1',
             'page':{'path':'/pricing','url':'https://a.com/ignored','title':'T','referrer':'r'},
             'campaign':{'source':'s','medium':'m','name':'n'}}}
            """);

    assertThat(event.who().groupId()).isEqualTo("g-1");
    assertThat(said(event))
        .isEqualTo(
            "{campaign.medium=m, campaign.name=n, campaign.source=s, event.name=x,"
                + " page.host=a.com, page.path=/pricing, page.referrer=r, page.title=T}");
  }

  @Test
  void aPageCallSaysWhereItHappenedInItsProperties() {
    CompanyEvent event =
        Written.event(
            "{'type':'page','name':'Prices','properties':{'url':'https://Shop.Acme.com:8080/pricing?utm_source=li&utm_medium=c%20pc#x'}}");

    assertThat(said(event))
        .isEqualTo(
            "{campaign.medium=c pc, campaign.source=li, event.name=web_visit,"
                + " page.host=shop.acme.com, page.path=/pricing, page.title=Prices,"
                + " properties.url=https://Shop.Acme.com:8080/pricing?utm_source=li&utm_medium=c%20pc#x}");
  }

  @Test
  void propertiesAreFlattened() {
    CompanyEvent event =
        Written.event(
            "{'type':'x','properties':{'plan_name':'pro','seats':5,'trial':true,'range':'201-500','cart':{'Total Value':9.5},'ids':[1,2],'gone':null}}");

    assertThat(said(event))
        .isEqualTo(
            "{event.name=x, properties.cart.totalValue=9.5, properties.ids=1, 2,"
                + " properties.planName=pro, properties.range=201-500, properties.seats=5,"
                + " properties.trial=true}");
  }

  @ParameterizedTest(name = "category {0}, contact {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'marketing':true||true",
        "'Marketing':false||false",
        "'advertising':true||",
        "'marketing':true|'marketingConsent':false|false",
        "'marketing':'yes'||",
      })
  void segmentsConsentFillsTheMarketingConsent(
      String category, @Nullable String contact, @Nullable String consent) {
    CompanyEvent event =
        Written.event(
            "{'type':'x','contact':{"
                + (contact == null ? "" : contact)
                + "},'context':{'consent':{'categoryPreferences':{"
                + category
                + "}}}}");

    assertThat(
            event.contact().getOrDefault("marketingConsent", Optional.empty()).map(Value::written))
        .isEqualTo(Optional.ofNullable(consent));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|empty",
        "{|not-json",
        "{'type':'x'} {|not-json",
        "{'type':'x',}|not-json",
        "[]|not-an-object",
        "'x'|not-an-object",
        "null|not-an-object",
        "{}|no-type",
        "{'type':null}|no-type",
        "{'type':' '}|no-type",
        "{'type':{}}|wrong-type",
        "{'type':'track'}|no-event-name",
        "{'type':'track','event':['x']}|wrong-type",
        "{'type':'x','company':'Acme'}|wrong-type",
        "{'type':'x','company':{'employees':{}}}|wrong-type",
        "{'type':'x','company':{'employees':true}}|wrong-type",
        "{'type':'x','company':{'techStack':{}}}|wrong-type",
        "{'type':'x','contact':[]}|wrong-type",
        "{'type':'x','contact':{'marketingConsent':'perhaps'}}|wrong-type",
        "{'type':'x','properties':'p'}|wrong-type",
        "{'type':'x','context':7}|wrong-type",
        "{'type':'x','context':{'page':'p'}}|wrong-type",
        "{'type':'x','userId':{}}|wrong-type",
        "{'type':'x','messageId':[]}|wrong-type",
        "{'type':'x','timestamp':'yesterday'}|bad-time",
        "{'type':'x','timestamp':true}|wrong-type",
        "{'type':'x','company':{'employees':1e999}}|wrong-type",
      })
  void whatCannotBeReadHasAReason(@Nullable String written, String reason) {
    Decoded decoded =
        reader.read(Written.bytes(written == null ? "" : written), Arrival.replayed(0));

    assertThat(decoded)
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.reason().code()).isEqualTo(reason);
              assertThat(unreadable.message()).isNotBlank();
            });
  }

  @Test
  void sixtyFourLevelsAreReadAndSixtyFiveAreNot() {
    assertThat(reader.read(deep(64), Arrival.replayed(0))).isInstanceOf(Decoded.Understood.class);
    assertThat(reader.read(deep(65), Arrival.replayed(0)))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(Decoded.Reason.TOO_DEEP));
  }

  @Test
  void oneMebibyteIsReadAndAByteMoreIsNot() {
    assertThat(reader.read(large(1 << 20), Arrival.replayed(0)))
        .isInstanceOf(Decoded.Understood.class);
    assertThat(reader.read(large((1 << 20) + 1), Arrival.replayed(0)))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(Decoded.Reason.TOO_LARGE));
  }

  @Test
  void aTombstoneIsEmpty() {
    assertThat(reader.read(null, Arrival.replayed(0)))
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(Decoded.Reason.EMPTY));
  }

  @Test
  void identifiersMayBeNumbers() {
    CompanyEvent event =
        Written.event("{'type':'x','userId':1234567,'anonymousId':'','groupId':null}");

    assertThat(event.who().userId()).isEqualTo("1234567");
    assertThat(event.who().anonymousId()).isNull();
    assertThat(event.who().groupId()).isNull();
  }

  private static byte[] deep(int levels) {
    int inner = levels - 2;
    return Written.bytes(
        "{'type':'x','properties':{'p':" + "[".repeat(inner) + "]".repeat(inner) + "}}");
  }

  private static byte[] large(int size) {
    String open = "{\"type\":\"x\",\"properties\":{\"p\":\"";
    String close = "\"}}";
    return (open + "x".repeat(size - open.length() - close.length()) + close)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String words(Map<String, Optional<Value>> facts) {
    Map<String, String> words = new TreeMap<>();
    facts.forEach((name, value) -> words.put(name, value.map(Value::written).orElse("")));
    return words.toString();
  }

  private static String facts(Map<String, Optional<Value>> facts) {
    Map<String, String> words = new TreeMap<>();
    facts.forEach(
        (name, value) ->
            words.put(name, value.map(told -> name + "=" + fact(told)).orElse(name + " cleared")));
    return String.join(", ", words.values());
  }

  private static String fact(Value value) {
    return value instanceof Value.Quantity quantity
        ? quantity.written() + " (" + quantity.midpoint() + ")"
        : value.written();
  }

  private static String said(CompanyEvent event) {
    Map<String, String> words = new TreeMap<>();
    event.said().forEach((name, value) -> words.put(name, value.written()));
    return words.toString();
  }
}
