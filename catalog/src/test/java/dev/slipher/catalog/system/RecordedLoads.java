package dev.slipher.catalog.system;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.RecordSpan;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.type.RedshiftType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Loads to record in a warehouse of the test's own. */
abstract class RecordedLoads {
  static final String FILE = "s3://bucket/data/part_00.txt";
  static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.BigInt(), true, 0),
          new TargetColumn("name", new RedshiftType.Varchar(3), true, 1),
          new TargetColumn("venueid", new RedshiftType.Int(), true, 2));
  static final RowError INVALID_DIGIT =
      new RowError(
          LoadErrorCode.INVALID_DIGIT, "Invalid digit, Value 'a', Pos 0, Type: Integer", -1);

  @TempDir Path directory;
  TestWarehouse warehouse;
  LoadRecorder recorder;

  @BeforeEach
  void open() {
    warehouse = new TestWarehouse(directory);
    recorder = new LoadRecorder(warehouse.database);
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  static FileReport file(String url, long lines, long errors) {
    return new FileReport(
        FilePart.whole(url),
        100,
        400,
        lines,
        lines - errors,
        errors,
        TestWarehouse.START + 1000,
        9000,
        RecordSpan.NONE);
  }

  static Reject reject(long line) {
    return new Reject(
        FilePart.whole(FILE),
        line,
        2,
        "1201|126|aaa",
        "aaa",
        INVALID_DIGIT,
        List.of(
            new Reject.FieldValue("1201", false),
            new Reject.FieldValue("126", false),
            new Reject.FieldValue("", true)));
  }

  static SliceReport slice(int slice, List<FileReport> files, List<Reject> rejects) {
    long rows = files.stream().mapToLong(FileReport::rows).sum();
    return new SliceReport(slice, rows, files, rejects, List.of(), 0);
  }

  LoadOutcome load(int queryId, StatementStatus status, SliceReport... reports) {
    return load(LoadOutcome.NO_JOB, queryId, status, reports);
  }

  LoadOutcome load(long copyJobId, int queryId, StatementStatus status, SliceReport... reports) {
    return new LoadOutcome(
        warehouse.statement(
            queryId, StatementKind.COPY, status, "copy t from 's3://bucket/data' iam_role default"),
        status == StatementStatus.SUCCESS,
        100005,
        "t",
        COLUMNS,
        "s3://bucket/data",
        LoadFormat.CSV,
        status == StatementStatus.SUCCESS ? 8 : 0,
        status == StatementStatus.SUCCESS ? 320 : 0,
        2,
        200,
        List.of(reports),
        List.of(new S3Listing("bucket", "data", "", TestWarehouse.START, 99)),
        List.of(),
        copyJobId);
  }

  static Map<String, Object> row(Object... pairs) {
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      row.put((String) pairs[i], pairs[i + 1]);
    }
    return row;
  }
}
