/** What runs on one machine alone: the embedded broker and the sample traffic. */
@NullMarked
package io.intentscorer.local;

import org.jspecify.annotations.NullMarked;
