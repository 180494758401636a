/** Bytes that nobody meant to send: a fuzzer's targets, and what it found. */
@NullMarked
package io.intentscorer.fuzz;

import org.jspecify.annotations.NullMarked;
