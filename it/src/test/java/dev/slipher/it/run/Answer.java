package dev.slipher.it.run;

import dev.slipher.it.script.Value;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a statement answered, each value in its written form. */
record Answer(List<String> columns, List<List<String>> rows) {
  static final Answer NONE = new Answer(List.of(), List.of());

  static Answer of(ResultSet result) throws SQLException {
    ResultSetMetaData metaData = result.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(metaData.getColumnLabel(i));
    }
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(Value.written(text(result, i, metaData.getColumnType(i))));
      }
      rows.add(row);
    }
    return new Answer(columns, rows);
  }

  private static String text(ResultSet result, int column, int type) throws SQLException {
    switch (type) {
      case Types.BINARY, Types.VARBINARY -> {
        // hive-jdbc has no getBytes, and gives them as an object.
        byte[] bytes = (byte[]) result.getObject(column);
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
      }
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
        String text = result.getString(column);
        // java.sql.Timestamp writes a whole second with ".0"; Redshift's own drivers do not.
        return text != null && text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
      }
      default -> {
        return result.getString(column);
      }
    }
  }
}
