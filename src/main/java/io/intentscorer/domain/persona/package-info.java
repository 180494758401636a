/** Who somebody is inside a company: what a job title says, and which buyer persona it meets. */
@NullMarked
package io.intentscorer.domain.persona;

import org.jspecify.annotations.NullMarked;
