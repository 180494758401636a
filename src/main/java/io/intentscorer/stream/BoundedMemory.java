package io.intentscorer.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one bound on write buffers for all stores of the process. Without it every
 * store of every partition takes about 100 MB of its own.
 */
public final class BoundedMemory implements RocksDBConfigSetter {
  /** Setting: bytes for all stores together, outside the Java heap. */
  public static final String BYTES = "rocksdb.memory.bytes";

  private static final long STANDARD = 256L << 20;
  private static final long WRITE_BUFFER = 8L << 20;

  private static final class Shared {
    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    Shared(long bytes) {
      RocksDB.loadLibrary();
      cache = new LRUCache(bytes, -1, false, 0.1);
      writeBuffers = new WriteBufferManager(bytes / 2, cache);
    }
  }

  // Kafka Streams makes a setter for each store, and gives them nothing to share but the class.
  private static volatile @Nullable Shared shared;

  private static Shared shared(Map<String, Object> configs) {
    Shared known = shared;
    if (known != null) {
      return known;
    }
    synchronized (BoundedMemory.class) {
      if (shared == null) {
        Object bytes = configs.get(BYTES);
        shared = new Shared(bytes == null ? STANDARD : Long.parseLong(bytes.toString()));
      }
      return shared;
    }
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Shared all = shared(configs);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(all.cache);
    table.setCacheIndexAndFilterBlocks(true);
    // Nearly every event asks for a message that is not there, and for rows that were written
    // lately. With these four either takes a fifth less, and writing no more.
    table.setPinL0FilterAndIndexBlocksInCache(true);
    table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
    options.setMemtablePrefixBloomSizeRatio(0.1);
    options.setMemtableWholeKeyFiltering(true);
    options.setWriteBufferManager(all.writeBuffers);
    options.setWriteBufferSize(WRITE_BUFFER);
    // Rows repeat the names of signals and personas again and again.
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setTableFormatConfig(table);
  }

  @Override
  public void close(String storeName, Options options) {
    // Shared by all stores for the life of the process: nothing of one store's own to close.
  }
}
