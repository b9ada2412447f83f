package dev.slipher.spark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Client.Extension.class)
class SettingsTest {

  @Test
  @DisplayName("cfg.search_path, grammar.target-schema-qualified: names are looked for in order")
  void searchPath(Client client) {
    String first = client.schema();
    String second = first + "b";
    client.sql("create schema " + second);
    client.sql("create table twice (a varchar(9))");
    client.sql("insert into twice values ('first')");
    client.sql("create table %s.twice (a varchar(9))".formatted(second));
    client.sql("create table %s.other (a varchar(9))".formatted(second));
    client.sql("insert into %s.other values ('second')".formatted(second));
    client.sql("set search_path to missing, %s, %s;".formatted(first, second));
    assertEquals("missing, %s, %s".formatted(first, second), client.value("show search_path"));
    assertEquals(List.of("first|second"), client.sql("select twice.a, other.a from twice, other"));
    client.put("t.txt", "loaded\n");
    client.sql("copy other from '${s3}/t.txt' iam_role default");
    assertEquals("2", client.value("select count(*) from " + second + ".other"));
    client.sql("create table fresh (a int)");
    assertEquals(
        first, client.value("select schemaname from pg_table_def where tablename='fresh'"));
    client.sql("set search_path = '%s'".formatted(second));
    assertEquals("0", client.value("select count(*) from twice"));
    assertEquals(second, client.value("select current_schema()"));
    assertEquals(
        List.of("other", "twice"),
        client.sql(
            "select distinct tablename from pg_table_def where schemaname like 's%' order by 1"));
    client.sql("set search_path to nowhere");
    SqlError error = assertThrows(SqlError.class, () -> client.sql("create table x (a int)"));
    assertEquals("no schema has been selected to create in", error.getMessage());
    client.sql("reset search_path");
    assertEquals("$user, public", client.value("show search_path"));
    assertEquals("public", client.value("select current_schema()"));
  }

  @Test
  @DisplayName("cfg.show-all: settings are kept in the session and shown, one or all")
  void keptAndShown(Client client) {
    client.sql("SET query_group TO 'nightly'");
    client.sql("set session datestyle to ISO, DMY");
    client.sql("set time zone 'America/New_York'");
    assertEquals("nightly", client.value("show query_group"));
    assertEquals("nightly", client.value("select current_setting('query_group')"));
    assertEquals("iso, dmy", client.value("show datestyle"));
    assertEquals("America/New_York", client.value("show timezone"));
    assertTrue(client.sql("show all").contains("query_group|nightly"));
    assertEquals("default", client.another().value("show query_group"));
    client.sql("set query_group to default");
    client.sql("reset datestyle");
    client.sql("set timezone to 'UTC'");
    assertEquals("default", client.value("show query_group"));
    assertEquals("ISO, MDY", client.value("show datestyle"));
    assertEquals("UTC", client.value("show time zone"));
    assertEquals("g", client.value("select set_config('query_group', 'g', false)"));
    assertEquals("g", client.value("show query_group"));
    client.sql("reset all");
    assertEquals("default", client.value("show query_group"));
  }

  @Test
  @DisplayName("cfg.show-all: what Redshift does not have is refused, what Spark has still works")
  void unknownSettings(Client client) {
    for (String text :
        List.of(
            "set nonsense to 1",
            "show nonsense",
            "reset nonsense",
            "select current_setting('nonsense')")) {
      SqlError error = assertThrows(SqlError.class, () -> client.sql(text), text);
      assertEquals("unrecognized configuration parameter \"nonsense\"", error.getMessage());
      assertEquals("42704", error.sqlState());
    }
    assertThrows(SqlError.class, () -> client.sql("set statement_timeout to 'soon'"));
    assertThrows(SqlError.class, () -> client.sql("set timezone to 'Middle/Earth'"));
    client.sql("set spark.sql.shuffle.partitions=3");
    assertEquals(
        "spark.sql.shuffle.partitions|3", client.value("set spark.sql.shuffle.partitions"));
    assertTrue(client.sql("show tables").isEmpty());
  }

  @Test
  @DisplayName("cfg.statement_timeout, atom.statement-timeout: what runs too long is cancelled")
  void statementTimeout(Client client) {
    client.sql("create table t (a bigint)");
    client.sql("set statement_timeout to 700");
    String slow = "select count(*) from range(100000000) x, range(1000) y where x.id + y.id = -1";
    Exception query = assertThrows(Exception.class, () -> client.sql(slow));
    assertTrue(query.getMessage().contains("cancelled"), query.getMessage());
    SqlError insert = assertThrows(SqlError.class, () -> client.sql("insert into t " + slow));
    assertEquals("57014", insert.sqlState());
    assertEquals("Query cancelled on user's request", insert.getMessage());
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      lines.append(i).append('\n');
    }
    client.put("t.txt", lines.toString());
    client.sql("set statement_timeout to 1");
    SqlError copy =
        assertThrows(
            SqlError.class, () -> client.sql("copy t from '${s3}/t.txt' iam_role default"));
    assertEquals("57014", copy.sqlState());
    client.sql("set statement_timeout to 0");
    assertEquals("0", client.value("select count(*) from t"));
  }
}
