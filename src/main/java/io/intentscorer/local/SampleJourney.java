package io.intentscorer.local;

import io.intentscorer.local.SampleCast.Dialect;
import io.intentscorer.local.SampleCast.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person on one device: the steps that they still have to make. Not safe for threads. */
final class SampleJourney {

  private final Person person;
  private final String anonymousId;
  private final Deque<SampleStep> ahead;
  private @Nullable String campaign;
  private boolean known;

  /**
   * @param known whether this device has already said whose it is
   * @param campaign what brought them here; null when they came by themselves
   */
  SampleJourney(
      Person person,
      String anonymousId,
      boolean known,
      @Nullable String campaign,
      List<SampleStep> steps) {
    this.person = person;
    this.anonymousId = anonymousId;
    this.known = known;
    this.campaign = campaign;
    this.ahead =
        new ArrayDeque<>(
            person.dialect() == Dialect.SEGMENT && !known ? announced(person, steps) : steps);
  }

  /** What a step looks like from outside, at the moment that it is made. */
  record Moment(
      SampleStep step,
      Person person,
      String anonymousId,
      boolean known,
      @Nullable String campaign) {}

  Person person() {
    return person;
  }

  boolean isOver() {
    return ahead.isEmpty();
  }

  /** Makes the next step. */
  Moment advance() {
    SampleStep step = ahead.remove();
    known |= step.introduces();
    Moment moment = new Moment(step, person, anonymousId, known, campaign);
    campaign = null; // Only the landing page carries what brought the visitor.
    return moment;
  }

  /** Segment says who somebody is with calls of their own, before the step that made it known. */
  private static Collection<SampleStep> announced(Person person, List<SampleStep> steps) {
    List<SampleStep> announced = new ArrayList<>();
    for (SampleStep step : steps) {
      if (step.introduces() && !announced.contains(SampleStep.IDENTIFY)) {
        announced.add(SampleStep.IDENTIFY);
        if (person.company() != null) {
          announced.add(SampleStep.GROUP);
        }
      }
      announced.add(step);
    }
    return announced;
  }
}
