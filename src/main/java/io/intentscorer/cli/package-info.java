/** The command line. */
@NullMarked
package io.intentscorer.cli;

import org.jspecify.annotations.NullMarked;
