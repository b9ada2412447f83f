package dev.slipher.catalog.system;

import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.util.Objects;

/**
 * Records in {@code sys_copy_job_info} why runs of COPY JOBs failed (sys.copy_job_info.columns).
 */
public final class CopyJobMessages {
  private final WarehouseDatabase database;

  public CopyJobMessages(WarehouseDatabase database) {
    this.database = Objects.requireNonNull(database);
  }

  /**
   * Records a message. The row stays when the job is dropped.
   *
   * @param nowMicros microseconds since 1970 UTC
   * @param message cut where it is too long
   * @throws CatalogException 58000 when the database fails
   */
  public void record(CopyJob job, long nowMicros, String message) {
    database.inTransaction(
        "record a message of a COPY JOB",
        connection -> {
          try (LogInsert rows = new LogInsert(connection, LogTables.COPY_JOB_INFO)) {
            rows.add(job.id(), job.name(), job.database(), nowMicros, message, job.owner().id());
            rows.flush();
          }
          return null;
        });
  }
}
