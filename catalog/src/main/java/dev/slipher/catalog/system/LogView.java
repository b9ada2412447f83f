package dev.slipher.catalog.system;

import static dev.slipher.catalog.system.LogTable.quoted;

import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What of the log tables a system table shows.
 *
 * @param expressions an SQL expression for each column
 * @param from what stands behind FROM
 * @param owner the expression of the row's user id, by which regular users are held to their own
 *     rows (sys.visibility)
 */
record LogView(
    String name, List<SystemColumn> columns, List<String> expressions, String from, String owner) {
  private static final Set<String> OWNERS = Set.of("userid", "user_id", "_userid");

  /** The table itself. */
  static LogView of(LogTable table) {
    List<SystemColumn> visible = table.visible();
    List<String> expressions = visible.stream().map(column -> quoted(column.name())).toList();
    return new LogView(table.name(), visible, expressions, quoted(table.name()), owner(table));
  }

  /** Some tables do not show whose rows they hold. */
  private static String owner(LogTable table) {
    return table.columns().stream()
        .map(SystemColumn::name)
        .filter(OWNERS::contains)
        .map(LogTable::quoted)
        .findFirst()
        .orElseThrow();
  }

  SystemTable table() {
    return new SystemTable(name, columns, false, this::rows);
  }

  private List<Object[]> rows(SystemTableContext context, Map<String, Object> equalities) {
    Map<String, Object> conditions = new LinkedHashMap<>();
    if (!context.viewer().superuser()) {
      conditions.put(owner, context.viewer().userId());
    }
    for (int i = 0; i < columns.size(); i++) {
      Object value = equalities.get(columns.get(i).name());
      if (value != null && !expressions.get(i).equals(owner)) {
        conditions.put(expressions.get(i), value);
      }
    }
    return context
        .database()
        .inTransaction(
            "read " + name,
            connection -> {
              try (PreparedStatement select = connection.prepareStatement(sql(conditions))) {
                int place = 1;
                for (Object value : conditions.values()) {
                  select.setObject(
                      place++, value instanceof String text ? text.stripTrailing() : value);
                }
                select.setFetchSize(1000);
                try (ResultSet found = select.executeQuery()) {
                  List<Object[]> rows = new ArrayList<>();
                  while (found.next()) {
                    rows.add(row(found));
                  }
                  return rows;
                }
              }
            });
  }

  private String sql(Map<String, Object> conditions) {
    StringJoiner where = new StringJoiner(" and ", " where ", "").setEmptyValue("");
    conditions.keySet().forEach(expression -> where.add(expression + " = ?"));
    return "select " + String.join(", ", expressions) + " from " + from + where;
  }

  private Object[] row(ResultSet found) throws SQLException {
    Object[] row = new Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      Object value = value(found, i + 1, columns.get(i).type());
      row[i] = found.wasNull() ? null : value;
    }
    return row;
  }

  private static Object value(ResultSet found, int place, RedshiftType type) throws SQLException {
    if (type instanceof RedshiftType.Int) {
      return found.getInt(place);
    }
    if (type instanceof RedshiftType.BigInt || type instanceof RedshiftType.Timestamp) {
      return found.getLong(place);
    }
    if (type instanceof RedshiftType.DoublePrecision) {
      return found.getDouble(place);
    }
    if (type instanceof RedshiftType.Bool) {
      return found.getBoolean(place);
    }
    if (type instanceof RedshiftType.Decimal decimal) {
      BigDecimal number = found.getBigDecimal(place);
      return number == null ? null : number.setScale(decimal.scale());
    }
    return found.getString(place);
  }
}
