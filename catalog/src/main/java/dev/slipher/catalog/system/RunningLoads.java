package dev.slipher.catalog.system;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * The loads that the application is running: what {@code stv_load_state} shows. They are gone with
 * their end, as on a cluster, and with the application.
 */
public final class RunningLoads {
  static final String COLUMNS =
      """
      userid integer, session integer, query integer, slice integer, pid integer,
      recordtime timestamp, bytes_to_load bigint, bytes_loaded bigint,
      bytes_to_load_compressed bigint, bytes_loaded_compressed bigint, lines integer,
      num_files integer, num_files_complete integer, current_file character(256),
      pct_complete integer
      """; // sys.load_state.columns

  private final ConcurrentSkipListMap<Integer, RunningLoad> byQuery = new ConcurrentSkipListMap<>();

  private record RunningLoad(int userId, int pid, Supplier<List<SliceProgress>> progress) {}

  /**
   * A load begins to read, or begins anew.
   *
   * @param progress answers at any time, from any thread
   */
  public void began(int queryId, int userId, int pid, Supplier<List<SliceProgress>> progress) {
    byQuery.put(queryId, new RunningLoad(userId, pid, progress));
  }

  /** A load has ended, well or badly. */
  public void ended(int queryId) {
    byQuery.remove(queryId);
  }

  /** The rows that the viewer may see (sys.visibility). */
  List<Object[]> rows(Viewer viewer) {
    List<Object[]> rows = new ArrayList<>();
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    byQuery.forEach(
        (query, load) -> {
          if (viewer.superuser() || viewer.userId() == load.userId()) {
            load.progress().get().forEach(slice -> rows.add(row(query, load, slice, now)));
          }
        });
    return rows;
  }

  private static Object[] row(int query, RunningLoad load, SliceProgress slice, long now) {
    boolean compressed = slice.compressed();
    return new Object[] {
      load.userId(),
      load.pid(),
      query,
      slice.slice(),
      load.pid(),
      now,
      compressed ? 0L : slice.bytesToLoad(),
      compressed ? 0L : slice.bytesLoaded(),
      compressed ? slice.bytesToLoad() : 0L,
      compressed ? slice.bytesLoaded() : 0L,
      (int) Math.min(Integer.MAX_VALUE, slice.lines()),
      slice.files(),
      slice.filesDone(),
      slice.currentFile(),
      slice.percent()
    };
  }
}
