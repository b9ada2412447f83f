package dev.slipher.spark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.dialect.SqlError;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Client.Extension.class)
class TemporaryTablesTest {

  @Test
  @DisplayName("ddl.ct.temp-shadow: a temporary table hides the permanent one of its name")
  void hidesPermanentTable(Client client) {
    client.sql("create table t (a int)");
    client.sql("insert into t values (1)");
    client.sql("create temp table t (a int, b varchar(9))");
    client.sql("insert into t values (2, 'two'), (3, 'three')");
    assertEquals(List.of("2|two", "3|three"), client.sql("select * from t order by a"));
    assertEquals(List.of("1"), client.sql("select * from " + client.schema() + ".t"));
    client.sql("update t set b = 'TWO' where t.a = 2");
    client.sql("delete from t where a = 3");
    assertEquals(List.of("2|TWO"), client.sql("select t.a, t.b from t"));
    assertEquals(
        List.of("1"),
        client.sql(
            "with t as (select * from %s.t) select a from t where a not in (select 9)"
                .formatted(client.schema())));
    assertEquals(
        List.of("2|1"),
        client.sql("with x as (select a from t) select a, (select count(*) from t) from x"));
    assertEquals(List.of("2"), client.sql("select a from t where a in (select a from t)"));
    client.sql("drop table t");
    assertEquals(List.of("1"), client.sql("select * from t"));
  }

  @Test
  @DisplayName("ddl.ct.temp-hash, ddl.ct.local-noop: names beginning with # are temporary")
  void hashNames(Client client) {
    client.sql("create table #n (id int)");
    client.sql("create local temporary table n (id int)");
    client.sql("insert into #n values (7)");
    client.sql("insert into #n select id + 1 from #n");
    assertEquals(List.of("7", "8"), client.sql("select #n.id from #n order by #n.id"));
    assertEquals(List.of(), client.sql("select * from n"));
    client.sql("update #n set id = 9 where id = 8");
    client.sql("delete from #n where id = 7");
    assertEquals(
        List.of("9|9"), client.sql("select x.id, #n.id from #n join #n x on x.id = #n.id"));
    assertEquals(
        List.of("#n|9"),
        client.sql(
            "select trim(tablename), (select max(id) from #n) from pg_table_def"
                + " where schemaname like 'pg_temp%' and tablename like '#%'"));
    client.sql("drop table #n");
    assertThrows(AnalysisException.class, () -> client.sql("select * from #n"));
  }

  @Test
  @DisplayName("ddl.ct.temp-no-schema: a temporary table has no schema")
  void noSchema(Client client) {
    assertThrows(SqlError.class, () -> client.sql("create temp table s.t (a int)"));
  }

  @Test
  @DisplayName("grammar.target-temp-ok: COPY loads into a temporary table")
  void copies(Client client) {
    client.put("t.txt", "1|one\n2|two\n");
    client.sql("create temp table t (a int, b varchar(9))");
    client.sql("copy t from '${s3}/t.txt' iam_role default");
    client.sql("create table #t (a int, b varchar(9))");
    client.sql("copy #t from '${s3}/t.txt' iam_role default");
    assertEquals(
        List.of("1|one|one", "2|two|two"),
        client.sql("select t.a, t.b, #t.b from t join #t on t.a = #t.a order by 1"));
  }

  @Test
  @DisplayName("ddl.ct.temp-shadow: temporary tables are their session's alone and end with it")
  void endWithTheirSession(Client client) {
    client.sql("create temp table mine (a int)");
    Client other = client.another();
    assertThrows(AnalysisException.class, () -> other.sql("select * from mine"));
    assertEquals(
        List.of(), other.sql("select tablename from pg_table_def where tablename = 'mine'"));
    String schema = "pg_temp_" + client.value("select pg_backend_pid()");
    assertTrue(client.session().catalog().databaseExists(schema));
    client.end();
    assertTrue(!client.session().catalog().databaseExists(schema));
  }

  @Test
  @DisplayName("ddl.ct.like: LIKE a temporary table, and a permanent one of the same name")
  void like(Client client) {
    client.sql("create table p (a int not null default 4 distkey, b varchar(5) sortkey)");
    client.sql("create temp table p (like p including defaults)");
    client.sql("insert into p (b) values ('x')");
    assertEquals(List.of("4|x"), client.sql("select * from p"));
    client.sql("create table q (like p)");
    assertEquals(
        List.of("a|integer|true|0|true", "b|character varying(5)|false|1|false"),
        client.sql(
            "select `column`, type, distkey, sortkey, notnull from pg_table_def"
                + " where tablename = 'q'"));
  }
}
