/** Fit and intent: every score with its reasons. */
@NullMarked
package io.intentscorer.domain.score;

import org.jspecify.annotations.NullMarked;
