/** What lets the scorer be tried on one machine: the embedded broker and the sample traffic. */
@NullMarked
package io.intentscorer.local;

import org.jspecify.annotations.NullMarked;
