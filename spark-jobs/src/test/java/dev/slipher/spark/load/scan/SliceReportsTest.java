package dev.slipher.spark.load.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.report.SliceReport;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reports on their way to the driver. */
class SliceReportsTest {
  private static SliceReport report(int slice, long rows) {
    return new SliceReport(slice, rows, List.of(), List.of(), List.of(), 0);
  }

  @Test
  @DisplayName("merging is by slice, in whatever order and however often")
  void merge() {
    SliceReports driver = new SliceReports();
    assertTrue(driver.isZero());
    SliceReports second = new SliceReports();
    second.add(report(2, 20));
    SliceReports first = new SliceReports();
    first.add(report(0, 10));
    driver.merge(second);
    driver.merge(first);
    driver.merge(second);
    assertEquals(List.of(report(0, 10), report(2, 20)), driver.value());
    assertFalse(driver.isZero());
  }

  @Test
  @DisplayName("a copy is apart from what it was copied of")
  void copies() {
    SliceReports reports = new SliceReports();
    reports.add(report(1, 5));
    SliceReports copy = reports.copy();
    reports.reset();
    assertTrue(reports.isZero());
    assertEquals(List.of(report(1, 5)), copy.value());
  }
}
