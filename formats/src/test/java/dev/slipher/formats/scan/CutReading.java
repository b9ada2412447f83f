package dev.slipher.formats.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.CutFiles;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.type.RedshiftType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one file whole, or each of its ranges on a slice of its own. */
final class CutReading {
  static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.Int(), true, 0),
          new TargetColumn("name", new RedshiftType.Varchar(60), true, 1));

  private CutReading() {}

  /**
   * What came of a file: rows, then rejects with their lines, then the counts of lines and bytes.
   */
  record Outcome(
      List<String> rows, List<String> rejects, long lines, long bytes, long transferred) {

    private static Outcome of(List<String> rows, List<SliceReport> reports) {
      List<String> rejects = new ArrayList<>();
      long lines = 0;
      long bytes = 0;
      long transferred = 0;
      for (SliceReport report : reports) {
        for (Reject reject : report.rejects()) {
          rejects.add(
              reject.lineNumber()
                  + " "
                  + reject.error()
                  + " "
                  + reject.column()
                  + reject.rawLine());
        }
        for (FileReport file : report.files()) {
          lines += file.lines();
          bytes += file.bytesScanned();
          transferred += file.bytesTransferred();
        }
      }
      return new Outcome(rows, rejects, lines, bytes, transferred);
    }
  }

  /** The rows of some splits; their report is added to the others. */
  static List<String> scan(
      List<Split> splits,
      int slice,
      MemoryFiles files,
      ScanOptions options,
      long limit,
      List<SliceReport> reports)
      throws IOException {
    TextRow row = new TextRow(COLUMNS.size());
    List<String> rows = new ArrayList<>();
    try (SliceScanner scanner =
        SliceScanner.create(slice, splits, files, options, COLUMNS, limit, row)) {
      while (scanner.next()) {
        rows.add(row.toString());
      }
      reports.add(scanner.report());
    }
    return rows;
  }

  static Outcome whole(MemoryFiles files, ScanOptions options) throws IOException {
    List<SliceReport> reports = new ArrayList<>();
    List<String> rows =
        scan(files.splits(), 0, files, options, SliceScanner.NO_REJECT_LIMIT, reports);
    return Outcome.of(rows, reports);
  }

  /** Each range on a slice of its own; empty if the file must be read whole. */
  static List<Outcome> cut(MemoryFiles files, ScanOptions options, long rangeSize)
      throws IOException {
    List<SliceReport> reports = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (Split part : new FileCut(rangeSize + 1, rangeSize).cut(files.splits().get(0))) {
      rows.addAll(
          scan(
              List.of(part),
              reports.size(),
              files,
              options,
              SliceScanner.NO_REJECT_LIMIT,
              reports));
    }
    CutFiles read = CutFiles.of(reports);
    assertTrue(files.open().isEmpty());
    return read.misread().isEmpty() ? List.of(Outcome.of(rows, read.reports())) : List.of();
  }
}
