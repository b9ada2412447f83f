package dev.slipher.spark.load.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.report.SliceReport;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reports on their way to the driver. */
class SliceResultsTest {
  private static SliceReport report(int slice, long rows) {
    return new SliceReport(slice, rows, List.of(), List.of(), List.of(), 0);
  }

  @Test
  @DisplayName("merging is by slice, in whatever order and however often")
  void merge() {
    SliceResults<SliceReport> driver = new SliceResults<>(SliceReport::slice);
    assertTrue(driver.isZero());
    SliceResults<SliceReport> second = new SliceResults<>(SliceReport::slice);
    second.add(report(2, 20));
    SliceResults<SliceReport> first = new SliceResults<>(SliceReport::slice);
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
    SliceResults<SliceReport> reports = new SliceResults<>(SliceReport::slice);
    reports.add(report(1, 5));
    SliceResults<SliceReport> copy = reports.copy();
    reports.reset();
    assertTrue(reports.isZero());
    assertEquals(List.of(report(1, 5)), copy.value());
  }
}
