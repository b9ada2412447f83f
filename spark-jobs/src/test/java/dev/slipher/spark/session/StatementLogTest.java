package dev.slipher.spark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Client.Extension.class)
class StatementLogTest {
  private static final String MINE = " where pid = pg_backend_pid() and %s like '%s%%'";

  @Test
  @DisplayName("sv.stl_query: queries are recorded with their label, user and end")
  void queries(Client client) {
    client.sql("create table t (a int)");
    client.sql("set query_group to 'g'");
    client.sql("insert into t values (1), (2)");
    client.sql("select count(*) from t");
    client.sql("update t set a = 3 where a = 2");
    client.sql("delete from t where a = 3");
    client.sql("reset query_group");
    assertEquals(
        List.of(
            "insert into t values (1), (2)|g|0|100",
            "select count(*) from t|g|0|100",
            "update t set a = 3 where a = 2|g|0|100",
            "delete from t where a = 3|g|0|100"),
        client.sql(
            "select trim(querytxt), trim(label), aborted, userid from stl_query"
                + " where pid = pg_backend_pid() and trim(label) = 'g' and endtime >= starttime"
                + " order by query"));
    assertEquals(
        List.of("create table t (a int)"),
        client.sql("select trim(text) from stl_ddltext" + MINE.formatted("text", "create")));
    assertEquals(
        List.of("set query_group to 'g'", "reset query_group"),
        client.sql(
            "select trim(text) from stl_utilitytext where pid = pg_backend_pid() and text like"
                + " '%query_group%' order by starttime"));
    assertEquals(
        List.of("INSERT|success", "SELECT|success", "UPDATE|success", "DELETE|success"),
        client.sql(
            "select trim(query_type), trim(status) from sys_query_history"
                + " where session_id = pg_backend_pid() and trim(query_label) = 'g'"
                + " and trim(query_type) <> 'UTILITY' order by query_id"));
  }

  @Test
  @DisplayName("sv.stl_query: statements that fail are recorded as aborted, secrets masked")
  void failures(Client client) {
    client.sql("create table t (a int)");
    client.sql("insert into t values (1)");
    assertThrows(Exception.class, () -> client.sql("select nothing from t"));
    assertThrows(Exception.class, () -> client.sql("select raise_error('no') from t"));
    assertThrows(Exception.class, () -> client.sql("insert into t select raise_error('x') from t"));
    assertThrows(Exception.class, () -> client.sql("drop table absent"));
    client.sql("select 'secret_access_key 0123456789abcdef'");
    assertEquals(
        List.of(
            "insert into t values (1)|0",
            "select nothing from t|1",
            "select raise_error('no') from t|1",
            "insert into t select raise_error('x') from t|1"),
        client.sql(
            "select trim(querytxt), aborted from stl_query where pid = pg_backend_pid()"
                + " and querytxt like '% t%' and querytxt not like '%stl%' order by query"));
    assertEquals(
        List.of("failed"),
        client.sql(
            "select trim(status) from sys_query_history where session_id = pg_backend_pid()"
                + " and query_text like 'drop%'"));
    assertEquals(
        List.of(),
        client.sql(
            "select querytxt from stl_query where pid = pg_backend_pid()"
                + " and querytxt like '%' || '0123456789' || '%'"));
  }

  @Test
  @DisplayName("sys.last_query_id: queries of the leader node alone do not change it")
  void lastQueryId(Client client) {
    assertEquals("-1", client.value("select pg_last_query_id()"));
    client.sql("create table t (a int)");
    client.sql("select 1");
    client.sql("select count(*) from stl_query");
    assertEquals("-1", client.value("select pg_last_query_id()"));
    client.sql("insert into t values (1)");
    String insert = client.value("select pg_last_query_id()");
    client.sql("select * from t where a in (select 1)");
    String select = client.value("select pg_last_query_id()");
    assertNotEquals(insert, select);
    assertEquals(
        List.of("insert into t values (1)", "select * from t where a in (select 1)"),
        client.sql(
            "select trim(querytxt) from stl_query where query in (%s, %s) order by query"
                .formatted(insert, select)));
    assertEquals(select, client.value("select pg_last_query_id()"));
  }
}
