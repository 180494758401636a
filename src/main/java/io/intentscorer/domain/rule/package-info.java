/** The condition language, the four kinds of rule, and the compiled rule book. */
@NullMarked
package io.intentscorer.domain.rule;

import org.jspecify.annotations.NullMarked;
