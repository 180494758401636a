package io.intentscorer.stream;

import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows of state; one that its changelog would refuse is not kept, since that would stop all.
 */
final class Rows {
  private static final Logger LOG = LoggerFactory.getLogger(Rows.class);

  private Rows() {}

  /**
   * Keeps a row, or says why not; the row before then stays.
   *
   * @param whose what the row is about, for the log; nobody's name
   * @return whether it is kept
   */
  static boolean keep(KeyValueStore<String, byte[]> store, String key, byte[] row, String whose) {
    if (row.length > Topics.MAX_ROW_BYTES) {
      LOG.error(
          "the state of {} has {} bytes and is not kept; clear facts of it that nobody needs",
          whose,
          row.length);
      return false;
    }
    store.put(key, row);
    return true;
  }
}
