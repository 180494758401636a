/** What a tracker said happened: one event, its values, and how text and names compare. */
@NullMarked
package io.intentscorer.domain.event;

import org.jspecify.annotations.NullMarked;
