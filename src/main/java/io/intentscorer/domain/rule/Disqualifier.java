package io.intentscorer.domain.rule;

/** What rules a company or a person out, whatever the score. */
public record Disqualifier(String id, Condition condition) {}
