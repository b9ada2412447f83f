package dev.slipher.catalog.system;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.DistributionStyle;
import dev.slipher.catalog.table.Encoding;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.formats.type.RedshiftType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The views that show how tables are defined. */
final class DefinitionViews {
  private DefinitionViews() {}

  static List<SystemTable> all() {
    return List.of(
        new SystemTable( // sv.pg_table_def
            "pg_table_def",
            LogTable.columns(
                """
                schemaname varchar(128), tablename varchar(128), column varchar(128),
                type varchar(65535), encoding character(32), distkey boolean, sortkey integer,
                notnull boolean
                """),
            false,
            (context, equalities) -> tableDefinitions(context, equalities)),
        new SystemTable( // sv.svv_tables
            "svv_tables",
            LogTable.columns(
                """
                table_catalog varchar(65535), table_schema varchar(65535),
                table_name varchar(65535), table_type varchar(65535), remarks varchar(65535)
                """),
            false,
            (context, equalities) -> tables(context)),
        new SystemTable( // sv.svv_columns
            "svv_columns",
            LogTable.columns(
                """
                table_catalog varchar(65535), table_schema varchar(65535),
                table_name varchar(65535), column_name varchar(65535), ordinal_position integer,
                column_default varchar(65535), is_nullable varchar(65535),
                data_type varchar(65535), character_maximum_length integer,
                numeric_precision integer, numeric_precision_radix integer,
                numeric_scale integer, datetime_precision integer, interval_type varchar(65535),
                interval_precision varchar(65535), character_set_catalog varchar(65535),
                character_set_schema varchar(65535), character_set_name varchar(65535),
                collation_catalog varchar(65535), collation_schema varchar(65535),
                collation_name varchar(65535), domain_name varchar(65535), remarks varchar(65535)
                """),
            false,
            (context, equalities) -> columns(context, equalities)),
        new SystemTable( // sv.svv_table_info
            "svv_table_info",
            LogTable.columns(
                """
                database varchar(65535), schema varchar(65535), table_id integer,
                table varchar(65535), encoded varchar(65535), diststyle varchar(65535),
                sortkey1 varchar(65535), max_varchar integer, sortkey1_enc character(32),
                sortkey_num integer, size bigint, pct_used numeric(10,4), empty bigint,
                unsorted numeric(5,2), stats_off numeric(5,2), tbl_rows numeric(38,0),
                skew_sortkey1 numeric(19,2), skew_rows numeric(19,2),
                estimated_visible_rows numeric(38,0), risk_event varchar(65535),
                vacuum_sort_benefit numeric(12,2), create_time timestamp
                """),
            true,
            (context, equalities) -> tableInfo(context, equalities)));
  }

  private static List<TableDefinition> sorted(SystemTableContext context) {
    return sorted(context, name -> true);
  }

  private static List<TableDefinition> sorted(
      SystemTableContext context, Predicate<TableName> wanted) {
    return context.tables().tables(wanted).stream()
        .sorted(Comparator.comparing(table -> table.name().toString()))
        .toList();
  }

  /** What two columns, if they have to equal something, leave to be looked at. */
  private static Predicate<TableName> named(
      Map<String, Object> equalities, String schemaColumn, String tableColumn) {
    return name ->
        name.schema().equals(equalities.getOrDefault(schemaColumn, name.schema()))
            && name.name().equals(equalities.getOrDefault(tableColumn, name.name()));
  }

  private static List<Object[]> tableDefinitions(
      SystemTableContext context, Map<String, Object> equalities) {
    List<Object[]> rows = new ArrayList<>();
    for (TableDefinition table : sorted(context, named(equalities, "schemaname", "tablename"))) {
      // pg_temp is searched first, named or not (cfg.search_path)
      if (!table.temporary() && !context.searchPath().contains(table.name().schema())) {
        continue;
      }
      for (ColumnDefinition column : table.columns()) {
        rows.add(
            new Object[] {
              table.name().schema(),
              table.name().name(),
              column.name(),
              column.type().displayName(),
              column.encoding().shown(),
              table.isDistributionKey(column.name()),
              table.sortKey().shownPosition(column.name()),
              !column.nullable()
            });
      }
    }
    return rows;
  }

  private static List<Object[]> tables(SystemTableContext context) {
    List<Object[]> rows = new ArrayList<>();
    for (TableDefinition table : sorted(context)) {
      rows.add(tableRow(context, table.name(), "BASE TABLE"));
    }
    for (TableName view : context.tables().views()) {
      rows.add(tableRow(context, view, "VIEW"));
    }
    return rows;
  }

  private static Object[] tableRow(SystemTableContext context, TableName name, String type) {
    return new Object[] {context.layout().database(), name.schema(), name.name(), type, null};
  }

  private static List<Object[]> columns(
      SystemTableContext context, Map<String, Object> equalities) {
    List<Object[]> rows = new ArrayList<>();
    for (TableDefinition table : sorted(context, named(equalities, "table_schema", "table_name"))) {
      for (int i = 0; i < table.columns().size(); i++) {
        ColumnDefinition column = table.columns().get(i);
        Object[] row = new Object[23];
        row[0] = context.layout().database();
        row[1] = table.name().schema();
        row[2] = table.name().name();
        row[3] = column.name();
        row[4] = i + 1;
        row[5] = column.defaultExpression().orElse(null);
        row[6] = column.nullable() ? "YES" : "NO";
        row[7] = column.type().displayName().replaceFirst("\\(.*", "");
        describe(column.type(), row);
        rows.add(row);
      }
    }
    return rows;
  }

  /** Length, precision, radix, scale and date precision as information_schema gives them. */
  private static void describe(RedshiftType type, Object[] row) {
    if (type instanceof RedshiftType.Char text) {
      row[8] = text.length();
    } else if (type instanceof RedshiftType.Varchar text) {
      row[8] = text.length();
    } else if (type instanceof RedshiftType.Decimal decimal) {
      number(row, decimal.precision(), 10, decimal.scale());
    } else if (type instanceof RedshiftType.SmallInt) {
      number(row, 16, 2, 0);
    } else if (type instanceof RedshiftType.Int) {
      number(row, 32, 2, 0);
    } else if (type instanceof RedshiftType.BigInt) {
      number(row, 64, 2, 0);
    } else if (type instanceof RedshiftType.Real) {
      number(row, 24, 2, null);
    } else if (type instanceof RedshiftType.DoublePrecision) {
      number(row, 53, 2, null);
    } else if (type instanceof RedshiftType.Varbyte bytes) {
      row[8] = bytes.length();
    } else if (type instanceof RedshiftType.Timestamp
        || type instanceof RedshiftType.TimestampTz
        || type instanceof RedshiftType.Time
        || type instanceof RedshiftType.TimeTz) {
      row[12] = 6;
    } else if (type instanceof RedshiftType.IntervalDayToSecond interval) {
      row[12] = interval.precision();
    }
  }

  private static void number(Object[] row, int precision, int radix, Integer scale) {
    row[9] = precision;
    row[10] = radix;
    row[11] = scale;
  }

  private static List<Object[]> tableInfo(
      SystemTableContext context, Map<String, Object> equalities) {
    List<Object[]> rows = new ArrayList<>();
    for (TableDefinition table : sorted(context, named(equalities, "schema", "table"))) {
      boolean copied = table.distribution().effective() instanceof DistributionStyle.All;
      TableStorage storage = TableStorage.of(context, table);
      List<SliceStorage> once =
          copied ? storage.slices().subList(0, 1) : storage.slices(); // each node has all
      long stored = once.stream().mapToLong(SliceStorage::rows).sum();
      if (stored == 0) {
        continue; // no row for an empty table
      }
      long deleted = once.stream().mapToLong(SliceStorage::deletedRows).sum();
      long sortedRows = once.stream().mapToLong(SliceStorage::sortedRows).sum();
      boolean hasKey = !table.sortKey().columns().isEmpty();
      rows.add(
          new Object[] {
            context.layout().database(),
            table.name().schema(),
            table.id(),
            table.name().name(),
            encoded(table),
            table.distribution().text(),
            firstSortKey(table),
            longestVarchar(table),
            hasKey
                ? table.requireColumn(table.sortKey().columns().get(0)).encoding().shown()
                : null,
            table.sortKey().columns().size(),
            storage.blocks(),
            percent(storage.blocks() << 20, context.tables().capacityBytes(), 4),
            0L,
            hasKey ? percent(stored - sortedRows, stored, 2) : null,
            statisticsOff(context.tables().analyzedRows(table), stored),
            BigDecimal.valueOf(stored),
            null, // columns share files, so their sizes are not known apart
            copied ? null : skew(once),
            BigDecimal.valueOf(stored - deleted),
            context.tables().riskEvent(table).map(RiskEvent::text).orElse(null),
            null,
            table.createdMicros()
          });
    }
    return rows;
  }

  /** How stale the statistics are: 0 is current, 100 out of date (guide page r_SVV_TABLE_INFO). */
  private static BigDecimal statisticsOff(OptionalLong analyzed, long rows) {
    if (analyzed.isEmpty()) {
      return percent(1, 1, 2);
    }
    long difference = Math.min(Math.abs(rows - analyzed.getAsLong()), rows);
    return percent(difference, rows, 2);
  }

  /** ddl.ct.encode-auto-default. */
  private static String encoded(TableDefinition table) {
    if (table.automaticEncoding()) {
      return "AUTO(ENCODE)";
    }
    return table.columns().stream().anyMatch(column -> column.encoding() != Encoding.RAW)
        ? "Y"
        : "N";
  }

  private static String firstSortKey(TableDefinition table) {
    return switch (table.sortKey().kind()) {
      case AUTO -> "AUTO(SORTKEY)"; // ddl.ct.sortkey-auto
      case NONE -> null;
      case COMPOUND, INTERLEAVED -> table.sortKey().columns().get(0);
    };
  }

  private static int longestVarchar(TableDefinition table) {
    return table.columns().stream()
        .mapToInt(column -> column.type() instanceof RedshiftType.Varchar text ? text.length() : 0)
        .max()
        .orElse(0);
  }

  /** Rows of the fullest slice by those of the emptiest; not defined while one has none. */
  private static BigDecimal skew(List<SliceStorage> slices) {
    LongSummaryStatistics rows = slices.stream().mapToLong(SliceStorage::rows).summaryStatistics();
    return rows.getMin() == 0
        ? null
        : BigDecimal.valueOf(rows.getMax())
            .divide(BigDecimal.valueOf(rows.getMin()), 2, RoundingMode.HALF_UP);
  }

  private static BigDecimal percent(long part, long whole, int scale) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part)
            .multiply(BigDecimal.valueOf(100))
            .divide(BigDecimal.valueOf(whole), scale, RoundingMode.HALF_UP);
  }
}
