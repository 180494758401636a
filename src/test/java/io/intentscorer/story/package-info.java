/** Stories of who did what, told in any order, and what has to come of them. */
@NullMarked
package io.intentscorer.story;

import org.jspecify.annotations.NullMarked;
