package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Replacement;
import dev.slipher.formats.report.SliceReport;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoadErrorRowsTest extends RecordedLoads {
  @Test
  @DisplayName(
      "sys.load_errors.one-row-per-error, sys.load_errors.type-names, sys.load_errors.session,"
          + " sys.load_errors.tbl, sys.load_errors.starttime-utc, err.code.1207, err.reason.digit")
  void aRejectIsARowOfLoadErrors() {
    recorder.record(
        load(7, StatementStatus.FAILED, slice(3, List.of(file(FILE, 5, 1)), List.of(reject(5)))));
    assertEquals(
        List.of(
            row(
                "userid",
                warehouse.ada.id(),
                "slice",
                3,
                "tbl",
                100005,
                "starttime",
                TestWarehouse.START,
                "session",
                10042,
                "query",
                7,
                "filename",
                FILE,
                "line_number",
                5L,
                "colname",
                "venueid",
                "type",
                "int4",
                "col_length",
                "0",
                "position",
                -1,
                "raw_line",
                "1201|126|aaa",
                "raw_field_value",
                "aaa",
                "err_code",
                1207,
                "err_reason",
                "Invalid digit, Value 'a', Pos 0, Type: Integer",
                "is_partial",
                0,
                "start_offset",
                0L,
                "copy_job_id",
                0L)),
        warehouse.rows("stl_load_errors"));
  }

  @Test
  @DisplayName("sys.load_errors.type-names: blank where no column is to blame")
  void anErrorOfTheLineNamesNoColumn() {
    Reject lineError =
        new Reject(
            FilePart.whole(FILE),
            2,
            -1,
            "1",
            "",
            new RowError(LoadErrorCode.DELIMITER_NOT_FOUND, "Delimiter not found", 0),
            List.of());
    recorder.record(
        load(7, StatementStatus.FAILED, slice(0, List.of(file(FILE, 2, 1)), List.of(lineError))));
    Map<String, Object> error = warehouse.rows("stl_load_errors").get(0);
    assertEquals("", error.get("colname"));
    assertEquals("", error.get("type"));
    assertEquals("", error.get("col_length"));
    assertEquals(1214, error.get("err_code"));
  }

  @Test
  @DisplayName(
      "sys.load_errors.col_length, sys.load_errors.raw_line, sys.load_errors.raw_field_value,"
          + " sys.load_errors.err_reason-cut, sys.load_errors.position")
  void textsAreCutAndDotted() {
    String reason = "String contains invalid or unsupported UTF-8 codepoints. ".repeat(3);
    Reject tooLong =
        new Reject(
            FilePart.whole("s3://bucket/" + "k".repeat(300)),
            1,
            1,
            "1|caf\u00e9\u0000 \ud83d\ude00" + "x".repeat(1100),
            "caf\u00e9  ",
            new RowError(LoadErrorCode.INVALID_UTF8, reason, 3),
            List.of(new Reject.FieldValue("1", false), new Reject.FieldValue("caf\u00e9", false)));
    recorder.record(
        load(7, StatementStatus.FAILED, slice(0, List.of(file(FILE, 1, 1)), List.of(tooLong))));
    Map<String, Object> error = warehouse.rows("stl_load_errors").get(0);
    assertEquals("3", error.get("col_length"));
    assertEquals(3, error.get("position"));
    String rawLine = (String) error.get("raw_line");
    assertTrue(rawLine.startsWith("1|caf.. .xxx"), rawLine);
    assertEquals(1024, rawLine.length());
    assertEquals("caf.", error.get("raw_field_value"));
    assertEquals(reason.substring(0, 100).stripTrailing(), error.get("err_reason"));
    assertEquals(256, ((String) error.get("filename")).length());
    assertEquals("caf.", warehouse.rows("stl_loaderror_detail").get(1).get("value"));
    // the newer view keeps 512 characters
    assertEquals(
        reason.stripTrailing(),
        warehouse.rows("sys_load_error_detail").get(0).get("error_message"));
  }

  @Test
  @DisplayName(
      "sys.loaderror_detail.columns-up-to-error, sys.loaderror_detail.value,"
          + " sys.loaderror_detail.join, err.first-error-per-row")
  void detailsShowTheColumnsUpToTheError() {
    recorder.record(
        load(7, StatementStatus.FAILED, slice(1, List.of(file(FILE, 3, 1)), List.of(reject(3)))));
    List<Map<String, Object>> details = warehouse.rows("stl_loaderror_detail");
    assertEquals(List.of("1201", "126", ""), details.stream().map(d -> d.get("value")).toList());
    assertEquals(List.of(0, 0, 1), details.stream().map(d -> d.get("is_null")).toList());
    assertEquals(List.of(0, 1, 2), details.stream().map(d -> d.get("field")).toList());
    assertEquals(
        row(
            "userid",
            warehouse.ada.id(),
            "slice",
            1,
            "session",
            10042,
            "query",
            7,
            "filename",
            FILE,
            "line_number",
            3L,
            "field",
            1,
            "colname",
            "name",
            "value",
            "126",
            "is_null",
            0,
            "type",
            "varchar",
            "col_length",
            "3"),
        details.get(1));
    assertEquals(
        warehouse.values("stl_load_errors", "query"), List.of(details.get(2).get("query")));
  }

  @Test
  @DisplayName("sys.loaderror_detail.cap, sys.sys_load_error_detail.row-grain")
  void twentyErrorsOfASliceAreDetailed() {
    List<Reject> many = IntStream.rangeClosed(1, 30).mapToObj(RecordedLoads::reject).toList();
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(0, List.of(file(FILE, 40, 30)), many),
            slice(2, List.of(file(FILE, 40, 30)), many)));
    assertEquals(60, warehouse.rows("stl_load_errors").size());
    assertEquals(60, warehouse.rows("sys_load_error_detail").size());
    assertEquals(2 * 20 * 3, warehouse.rows("stl_loaderror_detail").size());
    assertEquals(
        20,
        warehouse.rows("stl_loaderror_detail").stream()
            .filter(detail -> detail.get("slice").equals(2))
            .map(detail -> detail.get("line_number"))
            .distinct()
            .count());
  }

  @Test
  @DisplayName(
      "sys.replacements.first-column, conv.acceptinvchars.replacements-cap: 100 rows of a slice")
  void replacementsAreLogged() {
    List<Replacement> many =
        IntStream.rangeClosed(1, 150)
            .mapToObj(line -> new Replacement(FilePart.whole(FILE), line, 1, "1|caf\u00e9|2"))
            .toList();
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            new SliceReport(2, 150, List.of(file(FILE, 150, 0)), List.of(), many, 150)));
    assertEquals(100, warehouse.rows("stl_replacements").size());
    assertEquals(
        row(
            "userid",
            warehouse.ada.id(),
            "query",
            7,
            "slice",
            2,
            "tbl",
            100005,
            "starttime",
            TestWarehouse.START,
            "session",
            10042,
            "filename",
            FILE,
            "line_number",
            1L,
            "colname",
            "name",
            "raw_line",
            "1|caf.|2"),
        warehouse.rows("stl_replacements").get(0));
  }
}
