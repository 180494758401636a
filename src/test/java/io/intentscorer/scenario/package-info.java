/** Worked cases, told by files, that the offline scorer and the live topology must tell alike. */
@NullMarked
package io.intentscorer.scenario;

import org.jspecify.annotations.NullMarked;
