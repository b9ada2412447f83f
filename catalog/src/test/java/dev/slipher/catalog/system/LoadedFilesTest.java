package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.RecordSpan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoadedFilesTest extends RecordedLoads {
  @Test
  @DisplayName(
      "sys.load_commits.row-per-file, sys.load_commits.filename, sys.load_commits.lines_scanned,"
          + " sys.load_commits.status, sys.load_commits.file_format, sys.load_commits.unsplit")
  void eachFileIsARowOfLoadCommits() {
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(0, List.of(file(FILE, 3, 1)), List.of(reject(3))),
            slice(1, List.of(file("s3://bucket/data/part_01.txt", 5, 0)), List.of())));
    assertEquals(
        row(
            "userid",
            warehouse.ada.id(),
            "query",
            7,
            "slice",
            0,
            "name",
            FILE,
            "filename",
            FILE,
            "byte_offset",
            0,
            "lines_scanned",
            3,
            "errors",
            1,
            "curtime",
            TestWarehouse.START + 10_000,
            "status",
            1,
            "file_format",
            "Text",
            "is_partial",
            0,
            "start_offset",
            0L,
            "copy_job_id",
            0L),
        warehouse.rows("stl_load_commits").get(0));
    assertEquals(
        List.of(FILE, "s3://bucket/data/part_01.txt"),
        warehouse.values("stl_load_commits", "filename"));
  }

  @Test
  @DisplayName("sys.file_scan.rows, sys.sys_load_detail.columns: what a failed load read")
  void aFailedLoadStillScannedItsFiles() {
    recorder.record(
        load(
            7,
            StatementStatus.FAILED,
            slice(0, List.of(file(FILE, 3, 1)), List.of(reject(3))),
            slice(1, List.of(file("s3://bucket/data/part_01.txt", 5, 0)), List.of())));
    assertEquals(
        row(
            "userid",
            warehouse.ada.id(),
            "query",
            7,
            "slice",
            0,
            "name",
            FILE,
            "lines",
            3L,
            "bytes",
            100L,
            "loadtime",
            9000L,
            "curtime",
            TestWarehouse.START + 1000,
            "is_partial",
            0,
            "start_offset",
            0L),
        warehouse.rows("stl_file_scan").get(0));
    assertEquals(2, warehouse.rows("stl_file_scan").size());
    assertEquals(
        List.of("s3://bucket/data/part_01.txt"), warehouse.values("stl_load_commits", "filename"));
    assertEquals(
        List.of(
            row(
                "user_id",
                warehouse.ada.id(),
                "query_id",
                7,
                "file_name",
                "s3://bucket/data/part_01.txt",
                "bytes_scanned",
                100L,
                "lines_scanned",
                5,
                "record_time",
                TestWarehouse.START + 10_000,
                "splits_scanned",
                1,
                "start_time",
                TestWarehouse.START + 1000,
                "end_time",
                TestWarehouse.START + 10_000)),
        warehouse.rows("sys_load_detail"));
  }

  @Test
  @DisplayName(
      "sys.load_commits.split-rows, sys.sys_load_detail.columns: a cut file is one file in its"
          + " ranges")
  void theRangesOfAFileAreOneFile() {
    FileReport tail =
        new FileReport(
            new FilePart(FILE, new ByteRange(64, 128)),
            30,
            30,
            2,
            2,
            0,
            TestWarehouse.START + 500,
            20_000,
            new RecordSpan(70, 128));
    FileReport head =
        new FileReport(
            new FilePart(FILE, new ByteRange(0, 64)),
            70,
            70,
            5,
            5,
            0,
            TestWarehouse.START + 1000,
            9000,
            new RecordSpan(0, 70));
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(0, List.of(head), List.of()),
            slice(1, List.of(tail, file("s3://bucket/whole", 1, 0)), List.of())));
    for (String table : List.of("stl_load_commits", "stl_file_scan")) {
      assertEquals(List.of(1, 1, 0), warehouse.values(table, "is_partial"), table);
      assertEquals(List.of(0L, 64L, 0L), warehouse.values(table, "start_offset"), table);
    }
    assertEquals(List.of(5, 2, 1), warehouse.values("stl_load_commits", "lines_scanned"));
    Map<String, Object> detail =
        warehouse.rows("sys_load_detail").stream()
            .filter(row -> row.get("file_name").equals(FILE))
            .findFirst()
            .orElseThrow();
    assertEquals(2, detail.get("splits_scanned"));
    assertEquals(100L, detail.get("bytes_scanned"));
    assertEquals(7, detail.get("lines_scanned"));
    assertEquals(TestWarehouse.START + 500, detail.get("start_time"));
    assertEquals(TestWarehouse.START + 20_500, detail.get("end_time"));
    assertEquals(2, warehouse.rows("sys_load_detail").size());
    assertEquals(List.of(2), warehouse.values("sys_load_history", "file_count_scanned"));
  }

  @Test
  @DisplayName("sys.s3client.list-row, sys.s3client.epoch, sys.s3client.key-short")
  void requestsToS3AreLogged() {
    recorder.record(
        load(7, StatementStatus.SUCCESS, slice(1, List.of(file(FILE, 3, 0)), List.of())));
    List<Map<String, Object>> requests = warehouse.rows("stl_s3client");
    assertEquals("prefix=data;marker=", requests.get(0).get("key"));
    assertEquals(3371, requests.get(0).get("slice"));
    Map<String, Object> get = requests.get(1);
    assertEquals("bucket", get.get("bucket"));
    assertEquals("data/part_00.txt", get.get("key"));
    assertEquals(100L, get.get("transfer_size"));
    assertEquals(400L, get.get("data_size"));
    assertEquals(9000L, get.get("transfer_time"));
    // 2023-11-14 22:13:20.124456 is so many microseconds after 2000-01-01
    assertEquals(753_315_200_124_456L, get.get("start_time"));
    assertEquals(753_315_200_133_456L, get.get("end_time"));
    assertEquals(TestWarehouse.START + 10_000, get.get("recordtime"));
  }

  @Test
  void onlyS3FilesAreRequestsToS3() {
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(1, List.of(file("emr://j-1/part", 3, 0)), List.of())));
    assertEquals(1, warehouse.rows("stl_s3client").size(), "only the listing");
  }

  @Test
  @DisplayName("sys.s3client_error.columns: the column is sliceid")
  void failedRequestsAreLogged() {
    LoadOutcome plain = load(7, StatementStatus.FAILED);
    recorder.record(
        new LoadOutcome(
            plain.statement(),
            false,
            plain.tableId(),
            plain.tableName(),
            plain.columns(),
            plain.dataSource(),
            plain.format(),
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            List.of(new S3Failure(2, FILE, "GET", "transfer closed", TestWarehouse.START)),
            LoadOutcome.NO_JOB));
    assertEquals(
        List.of(
            row(
                "userid",
                warehouse.ada.id(),
                "query",
                7,
                "sliceid",
                2,
                "recordtime",
                TestWarehouse.START,
                "pid",
                10042,
                "http_method",
                "GET",
                "bucket",
                "bucket",
                "key",
                "data/part_00.txt",
                "error",
                "transfer closed",
                "is_partial",
                0,
                "start_offset",
                0L)),
        warehouse.rows("stl_s3client_error"));
  }
}
