package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunningLoadsTest {
  private static final int QUERY = 2;
  private static final int PERCENT = 14;

  private final RunningLoads loads = new RunningLoads();

  private void begin(int query, int user, long read) {
    loads.began(
        query, user, 10, () -> List.of(new SliceProgress(0, 39, read, false, 1, 1, 0, "f")));
  }

  private List<Object> queries(Viewer viewer) {
    return loads.rows(viewer).stream().map(row -> row[QUERY]).toList();
  }

  @Test
  @DisplayName("sys.visibility: regular users see their own loads, superusers all")
  void visibility() {
    begin(7, 101, 0);
    begin(8, 102, 0);
    assertEquals(List.of(7), queries(new Viewer(101, false)));
    assertEquals(List.of(), queries(new Viewer(103, false)));
    assertEquals(List.of(7, 8), queries(new Viewer(103, true)));
    loads.ended(7);
    assertEquals(List.of(8), queries(new Viewer(103, true)));
  }

  @Test
  @DisplayName("sys.load_state.columns: whole per cents, and all of a slice without bytes")
  void percent() {
    begin(7, 101, 12);
    assertEquals(30, loads.rows(new Viewer(101, true)).get(0)[PERCENT]);
    assertEquals(100, new SliceProgress(0, 0, 0, false, 0, 1, 1, "").percent());
    assertEquals(50, new SliceProgress(0, 0, 7, false, 0, 2, 1, "").percent());
    assertEquals(100, new SliceProgress(0, 0, 0, false, 0, 0, 0, "").percent());
    assertEquals(100, new SliceProgress(0, 10, 12, false, 0, 1, 1, "").percent());
  }
}
