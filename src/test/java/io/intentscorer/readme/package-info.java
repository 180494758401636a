/** The README is a promise: its rules, events, commands and tables are held to what there is. */
@NullMarked
package io.intentscorer.readme;

import org.jspecify.annotations.NullMarked;
