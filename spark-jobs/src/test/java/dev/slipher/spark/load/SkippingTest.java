package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.spark.TestWarehouse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queries whose files Delta skips by a load's statistics, beside the same with all files read. */
@ExtendWith(TestWarehouse.Extension.class)
class SkippingTest {
  private final TestWarehouse warehouse;

  SkippingTest(TestWarehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Test
  @DisplayName("skipping files changes no answer, at the bounds and beyond")
  void answers() {
    String table =
        warehouse.table(
            "i int, d decimal(38,10), t varchar(100), day date, ts timestamp, tz timestamptz,"
                + " g double precision");
    String prefix = "p".repeat(32);
    warehouse.put(
        "k1",
        "1|-9999999999999999999999999999.9999999999|"
            + prefix
            + "a|0001-01-01|1500-01-01"
            + " 00:00:00.000001|1500-01-01 00:00:00.000001+00|-1.5\n"
            + "2|0.0000000001||1582-10-04|1969-12-31 23:59:59.999999|1969-12-31"
            + " 23:59:59.999999+00|0\n");
    warehouse.put(
        "k2",
        "3|9999999999999999999999999999.9999999999|"
            + prefix
            + "zz|2024-02-29|2024-02-29"
            + " 12:00:00.123456|2024-02-29 12:00:00.123456+00|1e300\n");
    warehouse.put("k3", "4|\\N|\\N|\\N|\\N|\\N|\\N\n");
    warehouse.copy(table, "k", "");
    List<String> conditions =
        List.of(
            "i >= 3",
            "i < 2",
            "d = 9999999999999999999999999999.9999999999",
            "d < -9999999999999999999999999999.9999999998",
            "d = 0.0000000001",
            "t = '" + prefix + "zz'",
            "t > '" + prefix + "z'",
            "t <= '" + prefix + "a'",
            "t = ''",
            "t like 'ppp%'",
            "day = date'0001-01-01'",
            "day = date'1582-10-04'",
            "day >= date'2024-02-29'",
            "ts = timestamp_ntz'2024-02-29 12:00:00.123456'",
            "ts > timestamp_ntz'2024-02-29 12:00:00.123455'",
            "ts <= timestamp_ntz'1500-01-01 00:00:00.000001'",
            "ts = timestamp_ntz'1969-12-31 23:59:59.999999'",
            "tz = timestamp'2024-02-29 12:00:00.123456Z'",
            "tz < timestamp'1500-01-01 00:00:00.000002Z'",
            "tz = timestamp'1969-12-31 23:59:59.999999Z'",
            "g >= 1e300",
            "g = -1.5",
            "d is null",
            "t is not null");
    String query =
        conditions.stream()
            .map(
                condition ->
                    "select \"%s\" || ': ' || i from %s where %s"
                        .formatted(condition, table, condition))
            .collect(Collectors.joining(" union all "));
    List<String> skipping = warehouse.lines(query).stream().sorted().toList();
    warehouse.session().conf().set("spark.databricks.delta.stats.skipping", "false");
    warehouse.session().conf().set("spark.sql.parquet.filterPushdown", "false");
    List<String> reading = warehouse.lines(query).stream().sorted().toList();
    assertEquals(reading, skipping);
    long answered =
        conditions.stream()
            .filter(
                condition -> reading.stream().anyMatch(line -> line.startsWith(condition + ":")))
            .count();
    assertEquals(conditions.size(), answered, reading::toString);
  }
}
