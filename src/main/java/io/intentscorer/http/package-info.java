/** What the scorer says over HTTP: whether it lives and whether it is ready. */
@NullMarked
package io.intentscorer.http;

import org.jspecify.annotations.NullMarked;
