package dev.slipher.sandbox.tpch;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rows of TPC-H as items of DynamoDB: numbers are numbers, all else are strings. */
final class TpchItems {
  private TpchItems() {}

  /** The items of a file whose lines are delimited by pipes, in DynamoDB's JSON. */
  static List<String> of(String table, Path file) throws IOException {
    List<? extends TpchColumn<?>> columns = TpchTable.getTable(table).getColumns();
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(line -> item(columns, line.split("\\|", -1))).toList();
    }
  }

  private static String item(List<? extends TpchColumn<?>> columns, String[] values) {
    StringBuilder item = new StringBuilder("{");
    for (int i = 0; i < values.length; i++) {
      TpchColumnType.Base type = columns.get(i).getType().getBase();
      boolean text = type == TpchColumnType.Base.VARCHAR || type == TpchColumnType.Base.DATE;
      item.append(i == 0 ? "" : ",")
          .append('"')
          .append(columns.get(i).getColumnName())
          .append(text ? "\":{\"S\":\"" : "\":{\"N\":\"")
          .append(values[i].replace("\\", "\\\\").replace("\"", "\\\""))
          .append("\"}");
    }
    return item.append('}').toString();
  }
}
