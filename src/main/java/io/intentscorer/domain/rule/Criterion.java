package io.intentscorer.domain.rule;

/**
 * One line of a profile.
 *
 * @param id what reasons call it
 * @param points what it is worth; negative ones are subtracted when it is matched
 * @param required whether the profile cannot fit when this is missed
 * @param tolerance how far outside its band a number still earns a part, as a share of the band's
 *     end; 0 for none
 */
public record Criterion(
    String id, Condition condition, double points, boolean required, double tolerance) {}
