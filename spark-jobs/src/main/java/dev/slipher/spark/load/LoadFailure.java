package dev.slipher.spark.load;

import dev.slipher.catalog.CatalogException;
import dev.slipher.dialect.SqlError;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure inside Spark, Delta or a source comes to for the client. */
final class LoadFailure {
  private static final Logger LOG = LoggerFactory.getLogger(LoadFailure.class);
  private static final Pattern CANCELLED_JOB =
      Pattern.compile("(\\[SPARK_JOB_CANCELLED\\] )?Job [0-9]+ cancelled");

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
      if (cause instanceof InterruptedException || isCancelledJob(cause)) {
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
    LOG.error("a load failed inside the engine", failure);
    return LoadErrors.failedInside(failure);
  }

  /** Spark's answer to cancelling a job group or tag; all that tells it is its text. */
  private static boolean isCancelledJob(Throwable cause) {
    return cause instanceof SparkException
        && cause.getMessage() != null
        && CANCELLED_JOB.matcher(cause.getMessage()).lookingAt();
  }
}
