/** What a change of the rules would do, before it is made. */
@NullMarked
package io.intentscorer.domain.simulation;

import org.jspecify.annotations.NullMarked;
