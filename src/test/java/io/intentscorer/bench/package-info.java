/** Measurements, run by hand as commands: never part of the tests. */
@NullMarked
package io.intentscorer.bench;

import org.jspecify.annotations.NullMarked;
