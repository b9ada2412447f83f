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
class FunctionsTest {

  @Test
  @DisplayName("cfg.session-functions: who and where the session is")
  void session(Client client) {
    assertEquals(
        "dev|%s|awsuser|awsuser|awsuser|100".formatted(client.schema()),
        client.value(
            "select current_database(), current_schema(), current_user, user, session_user,"
                + " current_user_id"));
    assertTrue(client.value("select version()").startsWith("PostgreSQL 8.0.2 on "));
    assertEquals("1", client.value("select count(*) from (select 1) where user = 'awsuser'"));
    assertEquals("x", client.value("select `user` from (select 'x' as `user`)"));
    assertThrows(SqlError.class, () -> client.sql("select current_database(1)"));
  }

  @Test
  @DisplayName(
      "fn.dt.getdate, fn.dt.sysdate: now, without and with fractions of a second, in the session's"
          + " zone")
  void now(Client client) {
    client.sql("set timezone to 'Asia/Tokyo'");
    assertEquals(
        "true|true|timestamp_ntz|timestamp_ntz",
        client.value(
            "select abs(unix_seconds(cast(sysdate as timestamp_ltz)) - unix_timestamp()) < 60,"
                + " sysdate - getdate() < interval '60' second, typeof(sysdate),"
                + " typeof(getdate())"));
    client.sql("create table t (a timestamp default sysdate, b timestamp)");
    client.sql("insert into t (b) values (sysdate)");
    assertEquals("1", client.value("select count(*) from t where a is not null and b <= sysdate"));
  }

  @Test
  @DisplayName("slices.slice_num: the slice of each row's file, 10000 on the leader node")
  void sliceNum(Client client) {
    assertEquals("10000", client.value("select slice_num()"));
    client.sql("create table t (a int) diststyle even");
    client.put("part/1.txt", "1\n");
    client.put("part/2.txt", "2\n");
    client.put("part/3.txt", "3\n");
    client.put("part/4.txt", "4\n");
    client.sql("copy t from '${s3}/part/' iam_role default");
    assertEquals(
        List.of("0|1", "1|1", "2|1", "3|1"),
        client.sql("select slice_num(), count(*) from t group by 1 order by 1"));
    assertThrows(SqlError.class, () -> client.sql("select a from t where slice_num() = 2"));
  }

  @Test
  @DisplayName(
      "fn.str.len, fn.str.octet_length, fn.cond.nvl: lengths are characters, octet_length bytes;"
          + " trim takes blanks")
  void texts(Client client) {
    assertEquals(
        "4|6|ab|ab|x",
        client.value(
            "select len('français' || '') - 4, octet_length('fran\u00e7'), trim('  ab '),"
                + " btrim(' ab '), nvl(null, 'x')"));
  }

  @Test
  @DisplayName("sys.load_errors.loadview: the guide's view over load errors works")
  void loadview(Client client) {
    client.sql("create table t (a int)");
    client.put("bad.txt", "1\nx\n");
    assertThrows(SqlError.class, () -> client.sql("copy t from '${s3}/bad.txt' iam_role default"));
    client.sql(
        "create view loadview as (select distinct tbl, trim(name) as table_name, query, starttime,"
            + " trim(filename) as input, line_number, colname, err_code, trim(err_reason) as reason"
            + " from stl_load_errors sl, stv_tbl_perm sp where sl.tbl = sp.id)");
    assertEquals(
        List.of("t|2|a|1207"),
        client.sql(
            "select table_name, line_number, trim(colname), err_code from loadview"
                + " where query = pg_last_copy_id()"));
    assertEquals(
        "1",
        client
            .another()
            .value(
                "select count(*) from loadview where table_name = 't'"
                    + " and input like '%"
                    + client.warehouse().bucket()
                    + "%'"));
    client.sql("drop view loadview");
    assertThrows(Exception.class, () -> client.sql("select * from loadview"));
  }
}
