package dev.slipher.spark.load.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.RecordSpan;
import dev.slipher.formats.report.SliceReport;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The slices' reports taken together. */
class LoadTotalsTest {
  private static FileReport file(long rows, long errors) {
    return new FileReport(
        FilePart.whole("s3://b/k"), 0, 0, rows + errors, rows, errors, 0, 0, RecordSpan.NONE);
  }

  private static SliceReport slice(int slice, long replaced, FileReport... files) {
    long rows = List.of(files).stream().mapToLong(FileReport::rows).sum();
    return new SliceReport(slice, rows, List.of(files), List.of(), List.of(), replaced);
  }

  @Test
  @DisplayName("sums rows, rejects and replaced rows over slices and files")
  void sums() {
    assertEquals(
        new LoadTotals(111, 6, 7),
        LoadTotals.of(List.of(slice(0, 3, file(1, 1), file(10, 2)), slice(2, 4, file(100, 3)))));
  }

  @Test
  @DisplayName("rejects are those counted, not only those kept")
  void counted() {
    long more = SliceReport.MOST_REJECTS + 1L;
    assertEquals(new LoadTotals(0, more, 0), LoadTotals.of(List.of(slice(0, 0, file(0, more)))));
  }

  @Test
  @DisplayName("no slice, nothing")
  void none() {
    assertEquals(new LoadTotals(0, 0, 0), LoadTotals.of(List.of()));
  }
}
