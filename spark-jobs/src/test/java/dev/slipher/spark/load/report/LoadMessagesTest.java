package dev.slipher.spark.load.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The exact words that answer a load. */
class LoadMessagesTest {
  @Test
  @DisplayName("all rows loaded (msg.success, msg.table-name-form)")
  void success() {
    assertEquals(
        List.of("Load into table 'sales' completed, 3 record(s) loaded successfully."),
        LoadMessages.completed("sales", new LoadTotals(3, 0, 0), false));
  }

  @Test
  @DisplayName("nothing to load (msg.zero-rows)")
  void zeroRows() {
    assertEquals(
        List.of("Load into table 't' completed, 0 record(s) loaded successfully."),
        LoadMessages.completed("t", new LoadTotals(0, 0, 0), false));
  }

  @Test
  @DisplayName("rejects are told in a line of their own (msg.partial-second-line)")
  void partial() {
    assertEquals(
        List.of(
            "Load into table 't' completed, 8 record(s) loaded successfully.",
            "Load into table 't' completed, 2 record(s) could not be loaded.  Check"
                + " 'stl_load_errors' system table for details."),
        LoadMessages.completed("t", new LoadTotals(8, 2, 0), false));
  }

  @Test
  @DisplayName("replaced characters are told with their rows (msg.acceptinvchars-count)")
  void replaced() {
    assertEquals(
        List.of(
            "Load into table 't' completed, 8 record(s) loaded successfully.",
            "Load into table 't' completed, 2 record(s) had invalid UTF-8 characters replaced. "
                + " Check 'stl_replacements' system table for details."),
        LoadMessages.completed("t", new LoadTotals(8, 0, 2), false));
  }

  @Test
  @DisplayName("NOLOAD has loaded nothing, and tells of rejects (msg.noload)")
  void noLoad() {
    assertEquals(
        List.of(
            "Load into table 't' completed, 0 record(s) loaded successfully.",
            "Load into table 't' completed, 1 record(s) could not be loaded.  Check"
                + " 'stl_load_errors' system table for details."),
        LoadMessages.completed("t", new LoadTotals(8, 1, 0), true));
  }

  @Test
  @DisplayName("digits are plain whatever the locale")
  void digits() {
    assertEquals(
        List.of("Load into table 't' completed, 6001215 record(s) loaded successfully."),
        LoadMessages.completed("t", new LoadTotals(6_001_215, 0, 0), false));
  }
}
