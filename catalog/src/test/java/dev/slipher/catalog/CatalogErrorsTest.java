package dev.slipher.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CatalogErrorsTest {
  @Test
  void wordsAndStatesAreTheServers() {
    assertSays(
        "42P01: relation \"nope\" does not exist", CatalogErrors.relationDoesNotExist("nope"));
    assertSays("42P07: Relation \"t\" already exists", CatalogErrors.relationAlreadyExists("t"));
    assertSays(
        "42703: column \"c\" of relation \"t\" does not exist",
        CatalogErrors.columnDoesNotExist("c", "t"));
    assertSays("3F000: schema \"s\" does not exist", CatalogErrors.schemaDoesNotExist("s"));
    assertSays(
        "42501: permission denied for relation stv_tbl_perm",
        CatalogErrors.permissionDenied("stv_tbl_perm"));
    assertSays("42701: column \"a\" specified more than once", CatalogErrors.duplicateColumn("a"));
  }

  @Test
  void namesMayHoldFormatCharacters() {
    assertSays(
        "42P01: relation \"50%s\" does not exist", CatalogErrors.relationDoesNotExist("50%s"));
  }

  @Test
  void theDatabasesOwnWordsAreTheDetail() {
    CatalogException failure =
        CatalogErrors.warehouseDatabaseFailed("read t", new IllegalStateException("disk full"));
    assertEquals("disk full", failure.detail().orElseThrow());
    assertTrue(failure.getCause() instanceof IllegalStateException);
  }

  private static void assertSays(String expected, CatalogException error) {
    assertEquals(expected, error.sqlState() + ": " + error.getMessage());
  }
}
