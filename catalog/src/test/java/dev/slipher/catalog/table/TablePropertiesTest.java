package dev.slipher.catalog.table;

import static dev.slipher.catalog.table.TestTables.define;
import static dev.slipher.catalog.table.TestTables.parts;
import static dev.slipher.catalog.table.TestTables.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.table.TableDefinition.KeptColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablePropertiesTest {
  static Stream<TableDefinition> tables() {
    TableDefinition awkward =
        define(
            TestTables.constrained(
                with(
                    parts(
                        "sales;2,024",
                        "a,b int distkey encode=zstd",
                        "c;d% varchar(20) default='x;,=%' notnull",
                        "ü decimal(38,37) collate=CASE_SENSITIVE",
                        "id bigint identity"),
                    null,
                    null,
                    SortKey.interleaved(List.of("ü", "a,b"))),
                new TableConstraint.PrimaryKey(Optional.of("pk;1"), List.of("c;d%", "a,b")),
                new TableConstraint.Unique(Optional.empty(), List.of("ü")),
                new TableConstraint.ForeignKey(
                    Optional.empty(),
                    List.of("a,b"),
                    new TableName("other,schema", "t;able"),
                    List.of("x,y")),
                new TableConstraint.ForeignKey(
                    Optional.of("fk"), List.of("a,b"), new TableName("public", "t"), List.of())));
    return Stream.of(
        awkward,
        define(parts("t", "a int", "b char(3)", "c bool", "d timestamptz", "e float8")),
        define(with(parts("t", "a date"), "even", null, SortKey.NONE)),
        define(with(parts("t", "a real"), "all", null, null)),
        define(TestTables.temporary(parts("t", "a timestamp", "b smallint"))),
        reshaped(
            define(parts("t", "a int")),
            new DistributionStyle.Auto(new DistributionStyle.Key("a"))));
  }

  private static TableDefinition reshaped(TableDefinition table, DistributionStyle style) {
    return new TableDefinition(
        table.id(),
        table.name(),
        table.ownerId(),
        table.createdMicros(),
        table.columns(),
        style,
        table.sortKey(),
        table.automaticEncoding(),
        false,
        table.temporary(),
        table.constraints());
  }

  private static List<KeptColumn> kept(TableDefinition table) {
    return table.columns().stream()
        .map(column -> new KeptColumn(column.name(), table.columnMetadata(column)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void whatIsKeptComesBackTheSame(TableDefinition table) {
    Map<String, String> properties = new HashMap<>(table.tableProperties());
    properties.put("delta.minReaderVersion", "3");
    assertEquals(table, TableDefinition.read(table.name(), properties, kept(table)));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyKeyIsOurs(TableDefinition table) {
    Stream.concat(
            table.tableProperties().keySet().stream(),
            table.columns().stream().flatMap(c -> table.columnMetadata(c).keySet().stream()))
        .forEach(key -> assertTrue(key.startsWith("slipher."), key));
  }

  @Test
  void keysFollowARenamedColumn() {
    TableDefinition table = define(parts("t", "a int distkey sortkey", "b int"));
    List<KeptColumn> kept = new ArrayList<>(kept(table));
    kept.set(0, new KeptColumn("z", kept.get(0).metadata()));
    TableDefinition renamed =
        TableDefinition.read(new TableName("s", "u"), table.tableProperties(), kept);
    assertEquals("KEY(z)", renamed.distribution().text());
    assertEquals(List.of("z"), renamed.sortKey().columns());
    assertEquals("s.u", renamed.name().toString());
  }

  @Test
  void tablesOfOthersAreToldApart() {
    TableDefinition table = define(parts("t", "a int"));
    assertTrue(TableDefinition.isKeptIn(table.tableProperties()));
    assertFalse(TableDefinition.isKeptIn(Map.of("delta.appendOnly", "true")));
  }

  @Test
  void damageIsNamed() {
    TableDefinition table = define(parts("t", "a int distkey"));
    assertDamaged("slipher.table.owner is missing", table, "slipher.table.owner", null);
    assertDamaged("DISTSTYLE ODD", table, "slipher.table.diststyle", "ODD");
    assertDamaged("constraint check;;a", table, "slipher.table.constraint.0", "check;;a");
    CatalogException damage =
        assertThrows(
            CatalogException.class,
            () ->
                TableDefinition.read(
                    table.name(),
                    table.tableProperties(),
                    List.of(new KeptColumn("a", Map.of("slipher.type", "int4")))));
    assertEquals(
        "definition of relation \"t\" is damaged: slipher.notnull is missing", damage.getMessage());
  }

  private static void assertDamaged(
      String reason, TableDefinition table, String key, String value) {
    Map<String, String> properties = new HashMap<>(table.tableProperties());
    properties.put(key, value);
    properties.values().removeIf(v -> v == null);
    CatalogException damage =
        assertThrows(
            CatalogException.class,
            () -> TableDefinition.read(table.name(), properties, kept(table)));
    assertEquals("definition of relation \"t\" is damaged: " + reason, damage.getMessage());
    assertEquals("XX000", damage.sqlState());
  }
}
