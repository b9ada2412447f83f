package dev.slipher.spark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.dialect.SqlError;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Client.Extension.class)
class CreateTableAsTest {
  private static final String COLUMNS =
      "select `column`, type, encoding, distkey, sortkey, notnull from pg_table_def"
          + " where tablename = '%s'";

  @Test
  @DisplayName(
      "ddl.ctas.no-constraints, ddl.ctas.distkey-position, ddl.ctas.auto-encoding:"
          + " columns come from the query, keys by place or name")
  void columnsOfTheQuery(Client client) {
    client.sql(
        "create table a (id int, x varchar(7) not null default 'd' distkey,"
            + " y decimal(9,2), z timestamp)");
    client.sql("insert into a values (1, 'one', cast(1.5 as decimal(9,2)), null)");
    client.sql("create table b distkey(1) sortkey(y) as select x, y, z, id from a where y > 1;");
    assertEquals(
        List.of(
            "x|character varying(7)|lzo|true|0|false",
            "y|numeric(9,2)|none|false|1|false",
            "z|timestamp without time zone|az64|false|0|false",
            "id|integer|az64|false|0|false"),
        client.sql(COLUMNS.formatted("b")));
    assertEquals(List.of("one|1.50|null"), client.sql("select x, y, z from b"));
    SqlError error =
        assertThrows(
            SqlError.class, () -> client.sql("create table c distkey(5) as select x, y from a"));
    assertEquals("42P10", error.sqlState());
  }

  @Test
  @DisplayName("ddl.ctas.column-names: a list renames columns; expressions get default names")
  void namesOfColumns(Client client) {
    client.sql("create table n (z, \"Second\") as select 1, 'x', count(*), 2 + 3");
    assertEquals(
        List.of("z", "second", "count", "?column?"),
        client.sql("select `column` from pg_table_def where tablename = 'n'"));
    assertEquals(List.of("1|x|1"), client.sql("select z, second, count from n"));
    SqlError error =
        assertThrows(SqlError.class, () -> client.sql("create table m (a, b) as select 1 as x"));
    assertEquals("CREATE TABLE AS specifies too many column names", error.getMessage());
  }

  @Test
  @DisplayName("ddl.ct.if-not-exists: an existing table is left as it is, with a notice")
  void ifNotExists(Client client) {
    client.sql("create table t as select 1 as a");
    assertEquals(
        List.of("Relation \"t\" already exists and will be skipped"),
        client.sql("create table if not exists t as select 2 as b"));
    assertEquals(List.of("1"), client.sql("select a from t"));
    assertThrows(CatalogException.class, () -> told(client, "create table t as select 3 as c"));
  }

  private static void told(Client client, String text) {
    try {
      client.sql(text);
    } catch (SqlError e) {
      assertEquals("42P07", e.sqlState());
      throw (CatalogException) e.getCause();
    }
  }

  @Test
  @DisplayName("ddl.ct.temp-shadow: temporary tables are made of permanent ones of their name")
  void temporary(Client client) {
    client.sql("create table t as select 1 as a");
    client.sql("create temp table t as select a + 1 as a from t");
    client.sql("create table #h as select a + 1 as a from t");
    assertEquals(List.of("2|3"), client.sql("select t.a, #h.a from t, #h"));
  }

  @Test
  @DisplayName("A query that fails leaves no table")
  void failureLeavesNothing(Client client) {
    client.sql("create table t as select 1 as a");
    assertThrows(
        Exception.class,
        () -> client.sql("create table f as select raise_error('no') as a from t"));
    assertEquals(List.of(), client.sql("select tablename from pg_table_def where tablename = 'f'"));
  }

  @Test
  @DisplayName("ddl.schema.create: schemas lie under the warehouse and go with their tables")
  void schemas(Client client) {
    String name = client.schema() + "_new";
    client.sql("create schema if not exists " + name);
    client.sql("create table %s.t (a int)".formatted(name));
    assertTrue(
        client.sql("describe schema " + name).stream()
            .anyMatch(line -> line.contains("/warehouse/" + name + ".db")));
    assertThrows(Exception.class, () -> client.sql("drop schema " + name));
    client.sql("drop schema %s cascade".formatted(name));
    assertTrue(!client.session().catalog().databaseExists(name));
  }
}
