package dev.slipher.spark.load.plan;

import static dev.slipher.spark.load.plan.Statements.copy;
import static dev.slipher.spark.load.plan.Statements.encoded;
import static dev.slipher.spark.load.plan.Statements.number;
import static dev.slipher.spark.load.plan.Statements.table;
import static dev.slipher.spark.load.plan.Statements.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.Encoding;
import dev.slipher.catalog.table.SortKey;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.table.TableParts;
import dev.slipher.formats.type.RedshiftType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a load chooses encodings, and which. */
class CompressionUpdateTest {
  private static final TableDefinition RAW =
      table(encoded(number("a"), "raw"), encoded(text("b"), "raw"));
  private static final TableDefinition ENCODED =
      table(encoded(number("a"), "lzo"), encoded(text("b"), "raw"));

  private static Optional<List<Encoding>> chosen(
      String clauses, TableDefinition table, boolean empty) {
    return CompressionUpdate.of(copy(clauses), table, empty)
        .map(update -> encodings(update.after()));
  }

  private static List<Encoding> encodings(TableDefinition table) {
    return table.columns().stream().map(ColumnDefinition::encoding).toList();
  }

  @Test
  @DisplayName(
      "nothing said: by type, if the table is empty and nothing is encoded"
          + " (loadops.compupdate.omitted)")
  void omitted() {
    assertEquals(Optional.of(List.of(Encoding.AZ64, Encoding.LZO)), chosen("", RAW, true));
    assertEquals(Optional.empty(), chosen("", ENCODED, true));
  }

  @Test
  @DisplayName("ENCODE AUTO is Redshift's own matter (autocomp.encode-auto-independent)")
  void automatic() {
    assertEquals(Optional.empty(), chosen("", table(number("a")), true));
    TableDefinition after =
        CompressionUpdate.of(copy("compupdate preset"), table(number("a")), true)
            .orElseThrow()
            .after();
    assertEquals(true, after.automaticEncoding());
  }

  @Test
  @DisplayName("PRESET replaces what was encoded (loadops.compupdate.preset)")
  void preset() {
    Optional<CompressionUpdate> update =
        CompressionUpdate.of(copy("compupdate preset"), ENCODED, true);
    assertEquals(
        Optional.of(new CompressionUpdate("PRESET", ENCODED, ENCODED.withPresetEncodings())),
        update);
    assertEquals(List.of(Encoding.AZ64, Encoding.LZO), encodings(update.orElseThrow().after()));
  }

  @Test
  @DisplayName("which type gets which encoding (loadops.compupdate.preset-map)")
  void presetMap() {
    List<ColumnParts> columns =
        List.of(
            number("key"),
            ColumnParts.of("bool", new RedshiftType.Bool()),
            ColumnParts.of("real", new RedshiftType.Real()),
            ColumnParts.of("double", new RedshiftType.DoublePrecision()),
            ColumnParts.of("small", new RedshiftType.SmallInt()),
            ColumnParts.of("int", new RedshiftType.Int()),
            ColumnParts.of("big", new RedshiftType.BigInt()),
            ColumnParts.of("decimal", new RedshiftType.Decimal(38, 5)),
            ColumnParts.of("date", new RedshiftType.Date()),
            ColumnParts.of("timestamp", new RedshiftType.Timestamp()),
            ColumnParts.of("timestamptz", new RedshiftType.TimestampTz()),
            ColumnParts.of("char", new RedshiftType.Char(3)),
            ColumnParts.of("varchar", new RedshiftType.Varchar(3)));
    TableParts said =
        new TableParts(
            new TableName("public", "t"),
            columns,
            Optional.empty(),
            Optional.empty(),
            Optional.of(SortKey.compound(List.of("key"))),
            false,
            true,
            false,
            List.of());
    TableDefinition table = TableDefinition.of(100000, 100, 0, said);
    assertEquals(
        Optional.of(
            List.of(
                Encoding.RAW,
                Encoding.RAW,
                Encoding.RAW,
                Encoding.RAW,
                Encoding.AZ64,
                Encoding.AZ64,
                Encoding.AZ64,
                Encoding.AZ64,
                Encoding.AZ64,
                Encoding.AZ64,
                Encoding.AZ64,
                Encoding.LZO,
                Encoding.LZO)),
        chosen("compupdate preset", table, true));
  }

  @Test
  @DisplayName("OFF leaves all alone (loadops.compupdate.off)")
  void off() {
    assertEquals(Optional.empty(), chosen("compupdate off", RAW, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "compupdate preset", "compupdate on", "compupdate"})
  @DisplayName("a table with rows keeps its encodings (loadops.compupdate.nonempty)")
  void nonEmpty(String clauses) {
    assertEquals(Optional.empty(), chosen(clauses, RAW, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"noload", "noload compupdate preset", "noload compupdate on"})
  @DisplayName("NOLOAD changes nothing (loadops.noload.side-effects)")
  void noLoad(String clauses) {
    assertEquals(Optional.empty(), chosen(clauses, RAW, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"compupdate on", "compupdate", "compupdate true comprows 100000"})
  @DisplayName("what ON chooses is not known before the rows are read (loadops.compupdate.on)")
  void sampling(String clauses) {
    assertEquals(Optional.empty(), chosen(clauses, RAW, true));
  }
}
