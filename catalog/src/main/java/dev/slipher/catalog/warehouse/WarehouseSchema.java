package dev.slipher.catalog.warehouse;

import dev.slipher.catalog.CatalogErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of the warehouse's database, by version. Each version is a script of statements that
 * may run twice, for two processes may start at once; scripts are never changed once published,
 * only followed by another. They keep to SQL that H2 and PostgreSQL share: every name quoted and in
 * lower case, times as microseconds since 1970 in BIGINT.
 */
final class WarehouseSchema {
  private static final List<String> SCRIPTS =
      List.of(
          "schema-1.sql",
          "schema-2.sql",
          "schema-3.sql",
          "schema-4.sql",
          "schema-5.sql",
          "schema-6.sql");

  private WarehouseSchema() {}

  static Void migrate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table if not exists \"slipher_version\" (\"version\" integer primary key)");
      int found = version(statement);
      if (found > SCRIPTS.size()) {
        throw CatalogErrors.warehouseDatabaseTooNew(found, SCRIPTS.size());
      }
      for (int version = found + 1; version <= SCRIPTS.size(); version++) {
        for (String sql : statements(SCRIPTS.get(version - 1))) {
          statement.execute(sql);
        }
        note(connection, version);
      }
    }
    return null;
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("select coalesce(max(\"version\"), 0) from \"slipher_version\"")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void note(Connection connection, int version) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into \"slipher_version\" select cast(? as integer) where not exists"
                + " (select 1 from \"slipher_version\" where \"version\" = ?)")) {
      insert.setInt(1, version);
      insert.setInt(2, version);
      insert.executeUpdate();
    }
  }

  private static List<String> statements(String script) {
    try (InputStream in = WarehouseSchema.class.getResourceAsStream(script)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String bare = text.replaceAll("(?m)^--.*$", "");
      return Stream.of(bare.split(";", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
