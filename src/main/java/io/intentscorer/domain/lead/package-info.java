/** What is published, and the one function that tells the whole story of an event. */
@NullMarked
package io.intentscorer.domain.lead;

import org.jspecify.annotations.NullMarked;
