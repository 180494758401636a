/**
 * Between bytes and the domain: one reader or writer a format; bad input is an answer, not a throw.
 */
@NullMarked
package io.intentscorer.wire;

import org.jspecify.annotations.NullMarked;
