package dev.slipher.spark.transaction;

import static dev.slipher.spark.transaction.LocalWarehouse.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.dialect.SqlError;
import dev.slipher.spark.TestWarehouse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two sessions and a table, for tests of what transactions do to loads. */
@Timeout(300)
@ExtendWith(TestWarehouse.Extension.class)
abstract class TransactionSuite {
  static final AtomicInteger TABLES = new AtomicInteger();
  static LocalWarehouse world;

  SparkSession one;
  SparkSession two;
  String t;
  String u;

  @BeforeAll
  static void start(TestWarehouse warehouse) {
    world = new LocalWarehouse(warehouse);
    world.put("two.txt", "1|one\n2|two\n");
    world.put("three.txt", "3|three\n4|four\n5|five\n");
    world.put("bad.txt", "6|six\nx|seven\n");
  }

  @BeforeEach
  void makeTables() {
    one = world.session();
    two = world.session();
    t = "t" + TABLES.incrementAndGet();
    sql(one, "create table " + t + " (a int, b varchar(10))");
  }

  void makeAnother() {
    u = "u" + TABLES.incrementAndGet();
    sql(one, "create table " + u + " (a int, b varchar(10))");
  }

  @AfterEach
  void endSessions() {
    world.warehouse().end(one);
    world.warehouse().end(two);
    assertEquals(List.of(), world.warehouse().database().loads().abandoned());
  }

  static long count(SparkSession session, String table) {
    return Long.parseLong(sql(session, "select count(*) from " + table).get(0));
  }

  static SqlError fails(SparkSession session, String statement) {
    return assertThrows(SqlError.class, () -> sql(session, statement), statement);
  }

  String lock(String table) {
    return "default." + table;
  }
}
