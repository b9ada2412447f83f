package dev.slipher.spark.load.plan;

import static dev.slipher.spark.load.plan.Statements.copy;
import static dev.slipher.spark.load.plan.Statements.copyInto;
import static dev.slipher.spark.load.plan.Statements.identity;
import static dev.slipher.spark.load.plan.Statements.notNull;
import static dev.slipher.spark.load.plan.Statements.number;
import static dev.slipher.spark.load.plan.Statements.table;
import static dev.slipher.spark.load.plan.Statements.text;
import static dev.slipher.spark.load.plan.Statements.withDefault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.Identity;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.copy.CopyStatement;
import dev.slipher.dialect.SqlError;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.load.plan.ResolvedCopy.DefaultColumn;
import dev.slipher.spark.load.plan.ResolvedCopy.IdentityColumn;
import dev.slipher.spark.load.plan.ResolvedCopy.NullColumn;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which columns a COPY feeds and how it fills the others. */
class CopyResolutionTest {
  private static final TableDefinition PLAIN = table(number("a"), text("b"), number("c"));

  private static List<String> fed(ResolvedCopy copy) {
    return copy.targets().stream().map(TargetColumn::name).toList();
  }

  private static List<Integer> places(ResolvedCopy copy) {
    return copy.targets().stream().map(TargetColumn::ordinal).toList();
  }

  private static String refused(CopyStatement statement, TableDefinition table, String state) {
    SqlError error = assertThrows(SqlError.class, () -> CopyResolution.resolve(statement, table));
    assertEquals(state, error.sqlState());
    return error.getMessage();
  }

  @Test
  @DisplayName("without a list fields go to the columns as they are defined (colmap.default-order)")
  void noList() {
    ResolvedCopy copy = CopyResolution.resolve(copy(""), PLAIN);
    assertEquals(List.of("a", "b", "c"), fed(copy));
    assertEquals(List.of(0, 1, 2), places(copy));
    assertEquals(List.of(), copy.omitted());
    assertEquals(PLAIN, copy.table());
  }

  @Test
  @DisplayName("each column that is fed needs its width, and no other (fixedwidth.order)")
  void widths() {
    CopyStatement two = copy("fixedwidth 'x:1,y:2'");
    assertEquals(
        "FIXEDWIDTH specifies 2 columns, and 3 are to be loaded", refused(two, PLAIN, "22023"));
    assertEquals(
        List.of("b", "a"),
        fed(CopyResolution.resolve(copyInto("b, a", "fixedwidth 'x:1,y:2'"), PLAIN)));
  }

  @Test
  @DisplayName(
      "the list's order is the fields' order, whatever the table's"
          + " (colmap.list-order-follows-file, colmap.any-list-order)")
  void listOrder() {
    ResolvedCopy copy = CopyResolution.resolve(copyInto("c, a", ""), PLAIN);
    assertEquals(List.of("c", "a"), fed(copy));
    assertEquals(List.of(2, 0), places(copy));
    assertEquals(List.of(new NullColumn(1)), copy.omitted()); // colmap.omitted-null
  }

  @Test
  @DisplayName("names of the list fold to lower case (colmap.case-insensitive-names)")
  void names() {
    assertEquals(
        CopyResolution.resolve(copyInto("a, b", ""), PLAIN),
        CopyResolution.resolve(copyInto("A, \"B\"", ""), PLAIN));
  }

  @Test
  @DisplayName("targets carry the column's type and whether it takes NULL")
  void targets() {
    TableDefinition table = table(notNull(text("a")), identity("id", true));
    ResolvedCopy copy = CopyResolution.resolve(copyInto("id, a", ""), table);
    assertEquals(table.columns().get(0).type(), copy.targets().get(1).type());
    assertFalse(copy.targets().get(1).nullable());
    assertFalse(copy.targets().get(1).identity());
    assertTrue(copy.targets().get(0).identity());
  }

  @Test
  @DisplayName(
      "a column left out gets its DEFAULT (colmap.omitted-default,"
          + " defid.notnull-with-default-omitted)")
  void omittedDefault() {
    TableDefinition table = table(number("a"), notNull(withDefault(number("b"), "'1000'")));
    ResolvedCopy copy = CopyResolution.resolve(copyInto("a", ""), table);
    assertEquals(List.of(new DefaultColumn(1, "'1000'")), copy.omitted());
  }

  @Test
  @DisplayName("a column left out that has neither NULL nor DEFAULT (colmap.omitted-notnull-fails)")
  void omittedNotNull() {
    TableDefinition table = table(number("a"), notNull(number("b")));
    assertEquals(
        "column \"b\" is NOT NULL, has no DEFAULT and is missing from the column list",
        refused(copyInto("a", ""), table, "42P10"));
  }

  @Test
  @DisplayName("a name that the table does not have (colmap.unknown-column)")
  void unknown() {
    CatalogException error =
        assertThrows(
            CatalogException.class, () -> CopyResolution.resolve(copyInto("a, zzz", ""), PLAIN));
    assertEquals("42703", error.sqlState());
    assertEquals("column \"zzz\" of relation \"t\" does not exist", error.getMessage());
  }

  @Test
  @DisplayName(
      "without a list identities are left out and generated (colmap.implicit-list-identity,"
          + " defid.identity-auto)")
  void impliedIdentity() {
    TableDefinition table = table(identity("id", false), text("n"));
    ResolvedCopy copy = CopyResolution.resolve(copy(""), table);
    assertEquals(List.of("n"), fed(copy));
    assertEquals(List.of(new IdentityColumn(0, new Identity(5, 10, false))), copy.omitted());
    ResolvedCopy listed = CopyResolution.resolve(copyInto("n", ""), table);
    assertEquals(copy, listed);
  }

  @Test
  @DisplayName("EXPLICIT_IDS feeds the identity (colmap.implicit-list-identity)")
  void explicitIds() {
    TableDefinition table = table(identity("id", false), text("n"));
    ResolvedCopy copy = CopyResolution.resolve(copy("explicit_ids"), table);
    assertEquals(List.of("id", "n"), fed(copy));
    assertEquals(List.of(), copy.omitted());
    assertEquals(
        List.of("n", "id"), fed(CopyResolution.resolve(copyInto("n, id", "explicit_ids"), table)));
  }

  @Test
  @DisplayName(
      "EXPLICIT_IDS and a listed identity need each other"
          + " (grammar.conflict.explicit-ids-needs-identity)")
  void explicitIdsAndList() {
    TableDefinition table = table(identity("id", false), text("n"));
    assertEquals(
        "cannot copy into identity column \"id\" without EXPLICIT_IDS",
        refused(copyInto("id, n", ""), table, "42P10"));
    assertEquals(
        "EXPLICIT_IDS needs the identity column \"id\" in the column list",
        refused(copyInto("n", "explicit_ids"), table, "42P10"));
  }

  @Test
  @DisplayName("EXPLICIT_IDS for a table without an identity")
  void explicitIdsWithoutIdentity() {
    assertEquals(
        "EXPLICIT_IDS cannot be used: table \"t\" has no identity column",
        refused(copy("explicit_ids"), PLAIN, "42P10"));
  }

  @Test
  @DisplayName(
      "GENERATED BY DEFAULT may be listed without EXPLICIT_IDS (defid.default-identity-copyable)")
  void byDefault() {
    TableDefinition table = table(identity("id", true), text("n"));
    assertEquals(List.of("id", "n"), fed(CopyResolution.resolve(copyInto("id, n", ""), table)));
    ResolvedCopy generated = CopyResolution.resolve(copyInto("n", ""), table);
    assertEquals(List.of(new IdentityColumn(0, new Identity(5, 10, true))), generated.omitted());
  }

  @Test
  @DisplayName("VARBYTE columns exclude two clauses (dt.varbyte-hex, fixedwidth.no-varbyte)")
  void clausesThatTypesExclude() {
    ColumnParts bytes = ColumnParts.of("b", new RedshiftType.Varbyte(9));
    TableDefinition table = table(number("a"), bytes);
    assertEquals(
        "REMOVEQUOTES is not supported for column \"b\" of type VARBYTE",
        refused(copy("removequotes"), table, "0A000"));
    assertEquals(
        "FIXEDWIDTH is not supported for column \"b\" of type VARBYTE",
        refused(copy("fixedwidth 'a:1,b:2'"), table, "0A000"));
    assertEquals(List.of("a"), fed(CopyResolution.resolve(copyInto("a", "removequotes"), table)));
    assertEquals(List.of("a", "b"), fed(CopyResolution.resolve(copy("csv"), table)));
  }
}
