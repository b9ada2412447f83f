package dev.slipher.catalog.job;

import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.warehouse.User;
import java.util.Objects;

/**
 * A COPY that is kept to be run again and again (guide page r_COPY-JOB). Printing it shows no
 * secret.
 *
 * @param id as {@code copy_job_id} shows it; given once, never again
 * @param owner who made it, and as whom it runs by itself
 * @param table the target, found when the job was made
 * @param iamRole the role's ARN, or a chain of them
 * @param copyText the COPY as it was written, to be parsed when the job runs; may hold the root key
 *     of encrypted objects
 * @param auto whether new files load by themselves
 * @param createdMicros when it was made, microseconds since 1970 UTC
 * @param listed whether its folder was ever looked into, so that all files there from before are
 *     known
 */
public record CopyJob(
    long id,
    String name,
    User owner,
    String database,
    TableName table,
    String iamRole,
    String copyText,
    boolean auto,
    long createdMicros,
    boolean listed) {
  public CopyJob {
    Objects.requireNonNull(name);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(database);
    Objects.requireNonNull(table);
    Objects.requireNonNull(iamRole);
    Objects.requireNonNull(copyText);
  }

  @Override
  public String toString() {
    return "COPY JOB " + name;
  }
}
