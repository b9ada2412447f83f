package dev.slipher.catalog.system;

import dev.slipher.catalog.Bytes;
import dev.slipher.formats.type.RedshiftType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Adds rows to a log table, many in one round trip. */
final class LogInsert implements AutoCloseable {
  private static final int ROWS_IN_BATCH = 1000;

  private final List<SystemColumn> columns;
  private final PreparedStatement insert;
  private int waiting;

  LogInsert(Connection connection, LogTable table) throws SQLException {
    this.columns = table.columns();
    this.insert = connection.prepareStatement(table.insertSql());
  }

  /** Adds a row of one value for each of the table's columns, hidden ones included. */
  void add(Object... values) throws SQLException {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " values for " + columns);
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      insert.setObject(
          i + 1, value instanceof String text ? fitted(text, columns.get(i).type()) : value);
    }
    insert.addBatch();
    if (++waiting == ROWS_IN_BATCH) {
      flush();
    }
  }

  /** Sends what is waiting; nothing is added before that unless a batch is full. */
  void flush() throws SQLException {
    if (waiting > 0) {
      insert.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }

  /** The text cut to the column's bytes, without the blanks that CHAR would add anyway. */
  private static String fitted(String text, RedshiftType type) {
    int most =
        type instanceof RedshiftType.Char fixed
            ? fixed.length()
            : ((RedshiftType.Varchar) type).length();
    String cut = Bytes.cut(text.replace('\0', '.'), most); // PostgreSQL holds no NUL
    int end = cut.length();
    while (end > 0 && cut.charAt(end - 1) == ' ') {
      end--;
    }
    return cut.substring(0, end);
  }
}
