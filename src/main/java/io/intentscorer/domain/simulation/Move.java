package io.intentscorer.domain.simulation;

import org.jspecify.annotations.Nullable;

/**
 * One reason why an account or a lead moved.
 *
 * @param rule the rule's id
 * @param what the criterion's id, the field of the rule, or {@code points} of a signal
 * @param from how it was, null where it was not
 * @param to how it would be, null where it would not
 * @param points by how much the score (of fit, intent or persona, 0 to 100) would be another if
 *     this alone had stayed as it was; 0 for what decides without points
 */
public record Move(
    String rule, String what, @Nullable String from, @Nullable String to, double points) {}
