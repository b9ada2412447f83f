package dev.slipher.spark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import dev.slipher.dialect.SqlError;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What failures inside the engine come to for the client. */
class LoadFailureTest {
  /** Log4j that is first called on an interrupted thread gives up on its configuration for good. */
  @BeforeAll
  static void beginsToLog() {
    LoggerFactory.getLogger(LoadFailure.class);
  }

  private static SqlError told(Throwable cause) {
    return assertInstanceOf(
        SqlError.class, LoadFailure.tell(new IllegalStateException("Job aborted", cause)));
  }

  @Test
  @DisplayName("an error in Redshift's words is told as it is, however deep it lies")
  void ours() {
    SqlError error = LoadErrors.tooManyErrors("t");
    assertSame(error, told(new IOException("wrapped", error)));
    assertEquals("XX000", error.sqlState()); // msg.failure-sqlstate
    assertEquals(
        "Load into table 't' failed.  Check 'stl_load_errors' system table for details.",
        error.getMessage()); // msg.failure
    CatalogException catalog = CatalogErrors.relationDoesNotExist("t");
    assertSame(catalog, LoadFailure.tell(new IllegalStateException(catalog)));
  }

  @Test
  @DisplayName("a source's error is told with its message alone")
  void source() {
    SqlError error = told(new IOException("s3://b/k: Connection reset", new IOException("inner")));
    assertEquals("XX000", error.sqlState());
    assertEquals("s3://b/k: Connection reset", error.getMessage());
  }

  @Test
  @DisplayName("an error without any message is still told")
  void wordless() {
    SqlError error = told(new UncheckedIOException(new EOFException()));
    assertEquals("XX000", error.sqlState());
    assertFalse(error.getMessage().isEmpty());
  }

  @Test
  @DisplayName("an interrupt means that the client cancelled")
  void cancelled() {
    SqlError error = told(new InterruptedException());
    assertEquals("57014", error.sqlState());
    assertEquals("Query cancelled on user's request", error.getMessage());
  }

  @Test
  @DisplayName("what fails on an interrupted thread was cancelled")
  void interrupted() {
    Thread.currentThread().interrupt();
    try {
      assertEquals("57014", told(new IOException("closed by interrupt")).sqlState());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  @DisplayName("anything else is told without the engine's words, which may quote data or secrets")
  void inside() {
    SqlError error = told(new IllegalArgumentException("secret"));
    assertEquals("XX000", error.sqlState());
    assertFalse(error.getMessage().contains("secret"));
    assertFalse(error.getMessage().contains("Job aborted"));
  }
}
