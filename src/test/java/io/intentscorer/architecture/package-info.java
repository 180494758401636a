/** The one-way doors between the rooms, and the habits of the house, as tests. */
@NullMarked
package io.intentscorer.architecture;

import org.jspecify.annotations.NullMarked;
