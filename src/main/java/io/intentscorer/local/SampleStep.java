package io.intentscorer.local;

/** One thing that a person of the sample traffic does, in the words of both dialects. */
enum SampleStep {
  HOME("web_visit", "Home", "/"),
  BLOG("web_visit", "Blog", "/blog/what-is-intent"),
  DOCS("web_visit", "Documentation", "/docs/getting-started"),
  PRICING("web_visit", "Pricing", "/pricing"),
  CASE_STUDY("web_visit", "Case study", "/case-studies/half-the-noise"),
  CAREERS("web_visit", "Careers", "/careers"),
  LOGIN("login", "Logged In", "/login"),
  NEWSLETTER("newsletter_signup", "Newsletter Joined", "/newsletter"),
  SIGNUP("signup", "Signed Up", "/signup"),
  DEMO_REQUEST("demo_request", "Demo Requested", "/demo"),
  TRIAL("trial_started", "Trial Started", "/app/plan"),
  INVITE("invite_sent", "Invite Sent", "/app/team"),
  UNSUBSCRIBE("unsubscribe", "Unsubscribed", "/preferences"),
  /** Segment only: who the visitor is. */
  IDENTIFY("identify", "", "/signup"),
  /** Segment only: which company the visitor belongs to, with its facts. */
  GROUP("group", "", "/signup");

  private final String eventName;
  private final String label;
  private final String path;

  SampleStep(String eventName, String label, String path) {
    this.eventName = eventName;
    this.label = label;
    this.path = path;
  }

  /** The event's name in the plain dialect. */
  String eventName() {
    return eventName;
  }

  /** The page's title, or the event's name in the Segment dialect. */
  String label() {
    return label;
  }

  /** The path of the page where it happens. */
  String path() {
    return path;
  }

  boolean isVisit() {
    return eventName.equals("web_visit");
  }

  /** Whether the visitor says who they are with this step. */
  boolean introduces() {
    return switch (this) {
      case LOGIN, NEWSLETTER, SIGNUP, DEMO_REQUEST, IDENTIFY -> true;
      default -> false;
    };
  }
}
