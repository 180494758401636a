/** What only a real broker shows: restarts, several partitions, restoring, transactions. */
@NullMarked
package io.intentscorer.it;

import org.jspecify.annotations.NullMarked;
