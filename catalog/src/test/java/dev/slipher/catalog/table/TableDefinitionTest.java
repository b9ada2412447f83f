package dev.slipher.catalog.table;

import static dev.slipher.catalog.table.TestTables.column;
import static dev.slipher.catalog.table.TestTables.constrained;
import static dev.slipher.catalog.table.TestTables.define;
import static dev.slipher.catalog.table.TestTables.parts;
import static dev.slipher.catalog.table.TestTables.temporary;
import static dev.slipher.catalog.table.TestTables.with;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.formats.type.RedshiftType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableDefinitionTest {
  private static void assertRefused(String expected, TableParts parts) {
    CatalogException refusal = assertThrows(CatalogException.class, () -> define(parts));
    assertEquals(expected, refusal.sqlState() + ": " + refusal.getMessage());
  }

  private static String encodings(TableParts parts) {
    return define(parts).columns().stream()
        .map(column -> column.encoding().shown())
        .collect(Collectors.joining(" "));
  }

  @Test
  @DisplayName("ddl.ct.diststyle-default, ddl.ct.sortkey-auto, ddl.ct.encode-auto-default, backup")
  void whatHoldsUnlessSaid() {
    TableDefinition table = define(parts("t", "a int", "b varchar(10)"));
    assertEquals("AUTO(ALL)", table.distribution().text());
    assertEquals(SortKey.AUTO, table.sortKey());
    assertTrue(table.automaticEncoding());
    assertTrue(table.backup());
    assertTrue(table.columns().get(0).nullable());
    assertEquals(Optional.empty(), table.columns().get(0).defaultExpression());
  }

  @Test
  @DisplayName("ddl.ct.name-127: names are cut to 127 bytes, never within a character")
  void longNamesAreCut() {
    String name = "ü".repeat(64);
    TableDefinition table = define(parts(name, name + " int"));
    assertEquals("ü".repeat(63), table.name().name());
    assertEquals("ü".repeat(63), table.columns().get(0).name());
    assertEquals(126, table.name().name().getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  @DisplayName("ddl.ct.max-columns")
  void at1600ColumnsItEnds() {
    String[] columns =
        IntStream.range(0, 1601).mapToObj(i -> "c" + i + " int").toArray(String[]::new);
    assertRefused("54011: tables can have at most 1600 columns", parts("t", columns));
    assertEquals(
        1600,
        define(
                TableParts.of(
                    new TableName("public", "t"), parts("t", columns).columns().subList(0, 1600)))
            .columns()
            .size());
  }

  @Test
  void columnsAreDistinctAndNeeded() {
    assertRefused("42701: column \"a\" specified more than once", parts("t", "a int", "a int"));
    assertRefused("42P16: relation \"t\" must have at least one column", parts("t"));
  }

  @Test
  @DisplayName("ddl.ct.distkey-one")
  void oneDistributionKeyByEitherWay() {
    assertEquals("KEY(a)", define(parts("t", "a int distkey")).distribution().text());
    assertEquals(
        define(parts("t", "a int distkey")).distribution(),
        define(with(parts("t", "a int"), null, "a", null)).distribution());
    String refusal = "42P16: Only one DISTKEY column can be specified per table";
    assertRefused(refusal, parts("t", "a int distkey", "b int distkey"));
    assertRefused(refusal, with(parts("t", "a int distkey", "b int"), null, "b", null));
    assertRefused(
        "42703: column \"x\" named in key does not exist",
        with(parts("t", "a int"), null, "x", null));
  }

  @Test
  @DisplayName("ddl.ct.distkey-diststyle")
  void theStyleFitsTheKey() {
    assertEquals(
        "KEY(a)",
        define(with(parts("t", "a int distkey"), "key", null, null)).distribution().text());
    assertRefused(
        "42P16: DISTSTYLE EVEN cannot be specified with a DISTKEY column",
        with(parts("t", "a int"), "even", "a", null));
    assertRefused(
        "42P16: A DISTKEY column must be specified for DISTSTYLE KEY",
        with(parts("t", "a int"), "KEY", null, null));
    assertRefused(
        "42601: unknown distribution style \"ODD\"", with(parts("t", "a int"), "odd", null, null));
  }

  @ParameterizedTest
  @DisplayName("sv.svv_table_info.diststyle, sv.pg_class-diststyle: texts and numbers")
  @CsvSource({"even, EVEN, 0", "all, ALL, 8", "auto, AUTO(ALL), 10"})
  void styles(String style, String text, int code) {
    DistributionStyle distribution =
        define(with(parts("t", "a int"), style, null, null)).distribution();
    assertEquals(text, distribution.text());
    assertEquals(code, distribution.code());
  }

  @Test
  @DisplayName("sv.svv_table_info.diststyle, sv.pg_class-diststyle: keys and AUTO's other choices")
  void stylesOfAuto() {
    DistributionStyle key = new DistributionStyle.Key("a");
    DistributionStyle autoKey = new DistributionStyle.Auto(key);
    DistributionStyle autoEven = new DistributionStyle.Auto(new DistributionStyle.Even());
    assertEquals("KEY(a) 1", key.text() + " " + key.code());
    assertEquals("AUTO(KEY(a)) 12", autoKey.text() + " " + autoKey.code());
    assertEquals("AUTO(EVEN) 11", autoEven.text() + " " + autoEven.code());
    assertEquals(Optional.of("a"), autoKey.keyColumn());
  }

  @Test
  @DisplayName("ddl.ct.sortkey-column")
  void sortKeysByEitherWay() {
    SortKey ofColumn = define(parts("t", "a int sortkey", "b int")).sortKey();
    assertEquals(SortKey.compound(List.of("a")), ofColumn);
    SortKey ofTable =
        define(with(parts("t", "a int", "b int"), null, null, SortKey.compound(List.of("b", "a"))))
            .sortKey();
    assertEquals(1, ofTable.shownPosition("b"));
    assertEquals(2, ofTable.shownPosition("a"));
    assertEquals(0, ofTable.shownPosition("c"));
    assertRefused(
        "42P16: Only one SORTKEY can be specified per table",
        parts("t", "a int sortkey", "b int sortkey"));
    assertRefused(
        "42P16: Only one SORTKEY can be specified per table",
        with(parts("t", "a int sortkey"), null, null, SortKey.compound(List.of("a"))));
    assertRefused(
        "42703: column \"x\" named in key does not exist",
        with(parts("t", "a int"), null, null, SortKey.compound(List.of("x"))));
    assertRefused(
        "42701: column \"a\" specified more than once",
        with(parts("t", "a int"), null, null, SortKey.compound(List.of("a", "a"))));
  }

  @Test
  @DisplayName("ddl.ct.sortkey-max")
  void longSortKeys() {
    String[] columns =
        IntStream.range(0, 401).mapToObj(i -> "c" + i + " int").toArray(String[]::new);
    TableParts parts = parts("t", columns);
    List<String> names = parts.columns().stream().map(ColumnParts::name).toList();
    assertRefused(
        "54011: INTERLEAVED sort keys can have at most 8 columns",
        with(parts, null, null, SortKey.interleaved(names.subList(0, 9))));
    assertRefused(
        "54011: COMPOUND sort keys can have at most 400 columns",
        with(parts, null, null, SortKey.compound(names)));
    assertDoesNotThrow(
        () -> define(with(parts, null, null, SortKey.interleaved(names.subList(0, 8)))));
    assertDoesNotThrow(
        () -> define(with(parts, null, null, SortKey.compound(names.subList(0, 400)))));
  }

  @Test
  @DisplayName("ddl.ct.encode-initial, ddl.ct.encode-auto-default")
  void encodingsThatNobodySaid() {
    assertEquals("az64 lzo none", encodings(parts("t", "a int", "b char(3)", "c bool")));
    assertEquals("none az64", encodings(parts("t", "a int sortkey", "b int")));
    assertEquals("none none", encodings(temporary(parts("t", "a int", "b varchar(3)"))));
    TableParts one = parts("t", "a int encode=zstd", "b int", "c int encode=RAW");
    assertEquals("zstd az64 none", encodings(one));
    assertFalse(define(one).automaticEncoding());
  }

  @Test
  @DisplayName("ddl.ct.encode-type-check")
  void encodingsFitTheType() {
    TableParts wrong = parts("t", "a varchar(9) encode=az64");
    assertRefused("42P16: invalid encoding type specified for column \"a\"", wrong);
    assertEquals(
        "Encoding AZ64 cannot be used for type character varying(9).",
        assertThrows(CatalogException.class, () -> define(wrong)).detail().orElseThrow());
    assertRefused(
        "42P16: invalid encoding type specified for column \"a\"",
        parts("t", "a bool encode=mostly8"));
    assertRefused(
        "42601: unrecognized compression encoding \"best\"", parts("t", "a int encode=best"));
  }

  @ParameterizedTest
  @DisplayName("ddl.ct.key-types: the types that keys can have")
  @ValueSource(
      strings = {
        "bool",
        "real",
        "float8",
        "smallint",
        "int",
        "bigint",
        "decimal(9,2)",
        "date",
        "timestamp",
        "timestamptz",
        "time",
        "timetz",
        "char(3)",
        "varchar(3)"
      })
  void keysOfEveryType(String type) {
    TableDefinition table = define(parts("t", "a " + type + " distkey sortkey"));
    assertTrue(table.isDistributionKey("a"));
    assertEquals(1, table.sortKey().shownPosition("a"));
  }

  @ParameterizedTest
  @DisplayName("ddl.ct.key-types, dt.super-limits: the types that keys cannot have")
  @ValueSource(strings = {"super", "varbyte(9)", "geometry", "geography"})
  void keysOfNoOtherType(String type) {
    String shown = TestTables.type(type).displayName();
    String column = "a " + type;
    assertRefused(
        "42P16: column \"a\" of type " + shown + " cannot be a DISTKEY",
        parts("t", column + " distkey"));
    assertRefused(
        "42P16: column \"a\" of type " + shown + " cannot be a DISTKEY",
        with(parts("t", column), null, "a", null));
    assertRefused(
        "42P16: column \"a\" of type " + shown + " cannot be a SORTKEY",
        parts("t", column + " sortkey"));
    assertRefused(
        "42P16: column \"b\" of type " + shown + " cannot be a SORTKEY",
        with(parts("t", "a int", "b " + type), null, null, SortKey.interleaved(List.of("a", "b"))));
    assertDoesNotThrow(() -> define(parts("t", column)));
  }

  @Test
  @DisplayName("ddl.ct.identity-types, identity columns are NOT NULL")
  void identities() {
    TableDefinition table = define(parts("t", "a int identity", "b bigint"));
    assertFalse(table.columns().get(0).nullable());
    assertEquals(Optional.of(new Identity(1, 2, false)), table.columns().get(0).identity());
    assertRefused(
        "42P16: IDENTITY column \"a\" must be of type INT or BIGINT",
        parts("t", "a smallint identity"));
    assertRefused(
        "42P16: invalid IDENTITY column \"a\": it cannot have a DEFAULT",
        parts("t", "a int identity default=1"));
    assertRefused(
        "42P16: invalid IDENTITY column \"a\": it cannot be NULL",
        parts("t", "a int identity null"));
    ColumnParts still = column("a int");
    ColumnParts stepless =
        new ColumnParts(
            "a",
            still.type(),
            still.nullability(),
            still.defaultExpression(),
            Optional.of(new Identity(0, 0, true)),
            still.encoding(),
            still.collation(),
            false,
            false,
            false,
            false,
            Optional.empty());
    assertRefused(
        "42P16: invalid IDENTITY column \"a\": the step is 0",
        TableParts.of(new TableName("public", "t"), List.of(stepless)));
  }

  @Test
  @DisplayName("ddl.ct.pk-multi-column-level, ddl.ct.constraints-informational: they are kept")
  void constraints() {
    assertEquals(List.of("a"), define(parts("t", "a int primary")).primaryKey());
    assertFalse(define(parts("t", "a int primary")).columns().get(0).nullable());
    TableConstraint both = new TableConstraint.PrimaryKey(Optional.of("pk"), List.of("b", "a"));
    assertEquals(
        List.of("b", "a"), define(constrained(parts("t", "a int", "b int"), both)).primaryKey());
    assertRefused(
        "42P16: multiple primary keys for table \"t\" are not allowed",
        parts("t", "a int primary", "b int primary"));
    assertRefused(
        "42P16: multiple primary keys for table \"t\" are not allowed",
        constrained(parts("t", "a int primary", "b int"), both));
    assertRefused(
        "42703: column \"b\" named in key does not exist", constrained(parts("t", "a int"), both));
    assertEquals(2, define(parts("t", "a int unique references=other")).constraints().size());
  }

  @Test
  @DisplayName("ddl.ct.collate: only text collates")
  void collations() {
    TableDefinition table =
        define(parts("t", "a varchar(5) collate=CASE_INSENSITIVE", "b char(2)"));
    assertEquals(Collation.CASE_INSENSITIVE, table.columns().get(0).collation());
    assertEquals(Collation.CASE_SENSITIVE, table.columns().get(1).collation());
    assertRefused(
        "42804: collations are not supported by type integer",
        parts("t", "a int collate=CASE_INSENSITIVE"));
  }

  @Test
  @DisplayName("ddl.ct.unsupported-types, ddl.ct.type-aliases, ddl.ct.max-keyword")
  void typesByName() {
    assertEquals(new RedshiftType.Varchar(256), TypeNames.resolve("a", "TEXT", List.of()));
    assertEquals(
        new RedshiftType.Varchar(65535), TypeNames.resolve("a", "varchar", List.of("MAX")));
    assertEquals(new RedshiftType.Char(4096), TypeNames.resolve("a", "char", List.of("max")));
    assertEquals(new RedshiftType.Decimal(18, 0), TypeNames.resolve("a", "numeric", List.of()));
    assertTypeRefused("0A000: Column \"a\" has unsupported type \"json\".", "json");
    assertTypeRefused("0A000: Column \"a\" has unsupported type \"hllsketch\".", "hllsketch");
    assertTypeRefused("42704: type \"integr\" does not exist", "integr");
    assertTypeRefused("22023: DECIMAL precision 39 must be between 1 and 38", "decimal", "39");
  }

  private static void assertTypeRefused(String expected, String type, String... arguments) {
    CatalogException refusal =
        assertThrows(
            CatalogException.class, () -> TypeNames.resolve("a", type, List.of(arguments)));
    assertEquals(expected, refusal.sqlState() + ": " + refusal.getMessage());
  }

  @Test
  @DisplayName("ddl.ct.wide-8001, dt.row-width: wide tables can be made but not processed")
  void wideTables() {
    TableDefinition wide =
        define(
            parts(
                "t",
                IntStream.range(0, 16)
                    .mapToObj(i -> "c" + i + " char(4096)")
                    .toArray(String[]::new)));
    CatalogException refusal = assertThrows(CatalogException.class, wide::requireProcessableWidth);
    assertEquals("8001", refusal.getMessage());
    assertTrue(refusal.detail().orElseThrow().contains("65535 characters"));
    assertDoesNotThrow(
        define(parts("t", "a varchar(65535)", "b varchar(65535)"))::requireProcessableWidth);
  }

  @Test
  @DisplayName("ddl.ct.like")
  void like() {
    TableDefinition parent =
        define(
            with(
                parts("p", "a int notnull primary encode=delta", "b varchar(5) default='x'"),
                null,
                "a",
                SortKey.compound(List.of("b"))));
    TableName name = new TableName("public", "child");
    TableDefinition child = define(TableParts.like(name, parent, false, false));
    assertEquals(parent.distribution(), child.distribution());
    assertEquals(parent.sortKey(), child.sortKey());
    assertEquals(List.of(), child.constraints());
    assertEquals("delta none", encodings(TableParts.like(name, parent, false, false)));
    assertFalse(child.columns().get(0).nullable());
    assertEquals(Optional.empty(), child.columns().get(1).defaultExpression());
    assertEquals(
        Optional.of("'x'"),
        define(TableParts.like(name, parent, true, false)).columns().get(1).defaultExpression());
  }

  @Test
  @DisplayName("ddl.ct.like: a table left to Redshift's own choice stays so")
  void likeOfAutomaticTables() {
    TableDefinition parent = define(parts("p", "a int", "b varchar(5)"));
    TableDefinition child =
        define(TableParts.like(new TableName("public", "child"), parent, false, false));
    assertEquals("AUTO(ALL)", child.distribution().text());
    assertEquals(SortKey.AUTO, child.sortKey());
    assertTrue(child.automaticEncoding());
  }

  @Test
  void columnsAreFoundByName() {
    TableDefinition table = define(parts("t", "a int", "b varchar(5) notnull"));
    assertEquals(1, table.targetColumn(table.requireColumn("b")).ordinal());
    assertFalse(table.targetColumn(table.requireColumn("b")).nullable());
    assertEquals(
        "column \"c\" of relation \"t\" does not exist",
        assertThrows(CatalogException.class, () -> table.requireColumn("c")).getMessage());
  }
}
