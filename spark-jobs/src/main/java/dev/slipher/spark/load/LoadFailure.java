package dev.slipher.spark.load;

import dev.slipher.catalog.CatalogException;
import dev.slipher.dialect.SqlError;
import java.io.IOException;

/** What a failure inside Spark, Delta or a source comes to for the client. */
final class LoadFailure {
  private LoadFailure() {}

  /** The failure to tell: the first in the chain of causes that says it in Redshift's words. */
  static RuntimeException tell(Exception failure) {
    IOException source = null;
    boolean cancelled = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SqlError error) {
        return error;
      }
      if (cause instanceof CatalogException error) {
        return error;
      }
      if (cause instanceof InterruptedException) {
        cancelled = true;
      }
      if (source == null && cause instanceof IOException io && io.getMessage() != null) {
        source = io;
      }
    }
    if (cancelled || Thread.currentThread().isInterrupted()) {
      return LoadErrors.cancelled(failure);
    }
    if (source != null) {
      return LoadErrors.sourceFailed(source.getMessage(), failure);
    }
    return LoadErrors.failedInside(failure);
  }
}
