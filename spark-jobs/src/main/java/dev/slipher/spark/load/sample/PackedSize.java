package dev.slipher.spark.load.sample;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;

/** What bytes take when they are compressed in blocks. */
final class PackedSize {
  private static final int BLOCK = 64 * 1024;
  private static final int LEVEL = 1;

  private final byte[] target = new byte[(int) Zstd.compressBound(BLOCK)];
  private byte[] block = new byte[1024];
  private int filled;
  private long packed;

  void add(byte[] bytes, int start, int end) {
    int from = start;
    while (from < end) {
      int count = Math.min(end - from, BLOCK - filled);
      if (filled + count > block.length) {
        block = Arrays.copyOf(block, Math.min(BLOCK, Math.max(filled + count, block.length * 2)));
      }
      System.arraycopy(bytes, from, block, filled, count);
      filled += count;
      from += count;
      if (filled == BLOCK) {
        pack();
      }
    }
  }

  private void pack() {
    packed += Zstd.compressByteArray(target, 0, target.length, block, 0, filled, LEVEL);
    filled = 0;
  }

  long bytes() {
    if (filled > 0) {
      pack();
    }
    return packed;
  }
}
