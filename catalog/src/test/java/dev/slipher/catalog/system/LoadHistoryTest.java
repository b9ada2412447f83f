package dev.slipher.catalog.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoadHistoryTest extends RecordedLoads {
  @Test
  @DisplayName(
      "sys.sys_load_history.row, sys.sys_load_history.data_source,"
          + " sys.sys_load_history.file_format, sys.sys_load_history.error_count")
  void aLoadIsARowOfLoadHistory() {
    recorder.record(
        load(
            7,
            StatementStatus.SUCCESS,
            slice(0, List.of(file(FILE, 10, 2)), List.of(reject(3), reject(4)))));
    assertEquals(
        List.of(
            row(
                "user_id",
                warehouse.ada.id(),
                "query_id",
                7L,
                "transaction_id",
                7007L,
                "session_id",
                10042,
                "database_name",
                "dev",
                "status",
                "completed",
                "table_name",
                "t",
                "start_time",
                TestWarehouse.START,
                "end_time",
                TestWarehouse.END,
                "duration",
                2_500_000L,
                "data_source",
                "s3://bucket/data",
                "file_format",
                "csv",
                "loaded_rows",
                8L,
                "loaded_bytes",
                320L,
                "source_file_count",
                2,
                "source_file_bytes",
                200L,
                "file_count_scanned",
                1,
                "file_bytes_scanned",
                100L,
                "error_count",
                2L,
                "copy_job_id",
                0L)),
        warehouse.rows("sys_load_history"));
    recorder.record(load(8, StatementStatus.CANCELED));
    assertEquals(List.of("completed", "aborted"), warehouse.values("sys_load_history", "status"));
  }

  @Test
  @DisplayName("sys.sys_load_history.row: running until it ends")
  void aRunningLoadIsReplacedByItsEnd() {
    recorder.record(load(7, StatementStatus.RUNNING));
    assertEquals(List.of("running"), warehouse.values("sys_load_history", "status"));
    assertEquals(List.of("running"), warehouse.values("sys_query_history", "status"));
    assertEquals(List.of(), warehouse.rows("stl_query"));
    recorder.record(load(7, StatementStatus.FAILED));
    assertEquals(List.of("aborted"), warehouse.values("sys_load_history", "status"));
    assertEquals(List.of("failed"), warehouse.values("sys_query_history", "status"));
    assertEquals(List.of(1), warehouse.values("stl_query", "aborted"));
  }

  @Test
  @DisplayName("sys.load_commits.file_format, sys.sys_load_history.file_format: all formats")
  void formatNames() {
    assertEquals(
        List.of("Text txt", "Text csv", "JSON json", "Avro avro", "ORC orc", "Parquet parquet"),
        Arrays.stream(LoadFormat.values())
            .map(format -> format.commitsName() + " " + format.historyName())
            .toList());
  }
}
