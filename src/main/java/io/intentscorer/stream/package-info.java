/** The only room that knows Kafka Streams: the topology, its processors, and what runs them. */
@NullMarked
package io.intentscorer.stream;

import org.jspecify.annotations.NullMarked;
