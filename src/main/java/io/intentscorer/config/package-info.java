/** Configuration: typed, documented and checked in one place. */
@NullMarked
package io.intentscorer.config;

import org.jspecify.annotations.NullMarked;
