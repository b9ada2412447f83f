package dev.slipher.catalog.job;

import static dev.slipher.catalog.job.JobFileStatus.FAILED;
import static dev.slipher.catalog.job.JobFileStatus.PENDING;
import static dev.slipher.catalog.job.JobFileStatus.PREEXISTING;

import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The files that COPY JOBs have seen, each by its name once (grammar.copyjob.once). Files that a
 * load is about to commit bear its query id until what became of it is noted; whoever finds such
 * files after a crash asks the table.
 */
public final class JobFiles {
  private static final long SECOND = 1_000_000;
  private static final int ROWS_IN_BATCH = 1000;

  private final WarehouseDatabase database;

  public JobFiles(WarehouseDatabase database) {
    this.database = Objects.requireNonNull(database);
  }

  private record Known(JobFile file, JobFileStatus status) {}

  /**
   * Notes what a job's folder holds now, and tells what of it is to be loaded, in that order.
   *
   * <p>A file from before the job stays out of it until it is written anew. Where the folder could
   * not be looked into when the job was made, the files are told apart by their times, which S3
   * gives in seconds.
   *
   * @param automatic whether the job runs by itself: then files that failed before are left out
   * @param nowMicros when new files are enqueued
   */
  public List<JobFile> take(CopyJob job, List<JobFile> listed, boolean automatic, long nowMicros) {
    return database.inTransaction(
        "note the files of a COPY JOB",
        connection -> {
          Map<String, Known> known = known(connection, job.id());
          List<JobFile> fresh = new ArrayList<>();
          List<JobFile> older = new ArrayList<>();
          List<JobFile> taken = new ArrayList<>();
          for (JobFile file : listed) {
            Known before = known.get(file.key());
            if (before == null) {
              boolean isNew =
                  job.listed() || file.modifiedMicros() >= wholeSecond(job.createdMicros());
              (isNew ? fresh : older).add(file);
              if (isNew) {
                taken.add(file);
              }
            } else if (isOpen(before, file)) {
              if (!before.file().equals(file)) {
                renew(connection, job.id(), before.status(), file, nowMicros);
              }
              if (!automatic || before.status() != FAILED) {
                taken.add(file);
              }
            }
          }
          insert(connection, job.id(), fresh, PENDING, nowMicros);
          insert(connection, job.id(), older, PREEXISTING, nowMicros);
          if (!job.listed()) {
            CopyJobs.update(
                connection,
                "update \"slipher_copy_job\" set \"listed\" = true where \"id\" = ?",
                job.id());
          }
          return taken;
        });
  }

  private static boolean isOpen(Known before, JobFile file) {
    return switch (before.status()) {
      case PENDING, FAILED -> true;
      case PREEXISTING -> !before.file().equals(file);
      case INGESTED, UNKNOWN -> false;
    };
  }

  private static long wholeSecond(long micros) {
    return Math.floorDiv(micros, SECOND) * SECOND;
  }

  /** A load is about to read these files and to commit their rows. */
  public void begin(long job, List<JobFile> files, int queryId) {
    database.inTransaction(
        "begin a load of a COPY JOB",
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update \"slipher_copy_job_file\" set \"query\" = ? where \"job\" = ?"
                      + " and \"key\" = ?")) {
            int waiting = 0;
            for (JobFile file : files) {
              update.setInt(1, queryId);
              update.setLong(2, job);
              update.setString(3, file.key());
              update.addBatch();
              if (++waiting % ROWS_IN_BATCH == 0) {
                update.executeBatch();
              }
            }
            return update.executeBatch();
          }
        });
  }

  /** The load of which it is not noted what became of it; empty where there is none. */
  public OptionalInt openLoad(long job) {
    return database.inTransaction(
        "look for a load of a COPY JOB",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select max(\"query\") from \"slipher_copy_job_file\" where \"job\" = ?"
                      + " and \"status\" in ('P', 'E') and \"query\" is not null")) {
            select.setLong(1, job);
            try (ResultSet rows = select.executeQuery()) {
              rows.next();
              int query = rows.getInt(1);
              return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(query);
            }
          }
        });
  }

  /** The load is over, and all its files have come to the same. */
  public void end(long job, int queryId, JobFileStatus status) {
    database.inTransaction(
        "end a load of a COPY JOB",
        connection ->
            CopyJobs.update(
                connection,
                "update \"slipher_copy_job_file\" set \"status\" = ?, \"query\" = "
                    + (status == JobFileStatus.INGESTED ? "\"query\"" : "null")
                    + " where \"job\" = ? and \"query\" = ? and \"status\" in ('P', 'E')",
                status.letter(),
                job,
                queryId));
  }

  /** The load is over and has committed nothing: its files are what they were before. */
  public void giveBack(long job, int queryId) {
    database.inTransaction(
        "give back the files of a COPY JOB",
        connection ->
            CopyJobs.update(
                connection,
                "update \"slipher_copy_job_file\" set \"query\" = null where \"job\" = ?"
                    + " and \"query\" = ? and \"status\" in ('P', 'E')",
                job,
                queryId));
  }

  /** Files have failed; those that were loaded meanwhile stay so. */
  public void fail(long job, List<JobFile> failed) {
    database.inTransaction(
        "note files of a COPY JOB that failed",
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update \"slipher_copy_job_file\" set \"status\" = 'E' where \"job\" = ?"
                      + " and \"key\" = ? and \"status\" = 'P'")) {
            for (JobFile file : failed) {
              update.setLong(1, job);
              update.setString(2, file.key());
              update.addBatch();
            }
            return update.executeBatch();
          }
        });
  }

  static void insert(
      Connection connection, long job, List<JobFile> files, JobFileStatus status, long nowMicros)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into \"slipher_copy_job_file\" (\"job\", \"bucket\", \"key\", \"size\","
                + " \"etag\", \"modified\", \"enqueued\", \"status\")"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      int waiting = 0;
      for (JobFile file : files) {
        insert.setLong(1, job);
        insert.setString(2, file.bucket());
        insert.setString(3, file.key());
        insert.setLong(4, file.size());
        insert.setString(5, file.etag());
        insert.setLong(6, file.modifiedMicros());
        insert.setLong(7, nowMicros);
        insert.setString(8, status.letter());
        insert.addBatch();
        if (++waiting % ROWS_IN_BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /** A file has another content than when it was seen before. */
  private static void renew(
      Connection connection, long job, JobFileStatus before, JobFile file, long nowMicros)
      throws SQLException {
    JobFileStatus status = before == PREEXISTING ? PENDING : before;
    CopyJobs.update(
        connection,
        "update \"slipher_copy_job_file\" set \"size\" = ?, \"etag\" = ?, \"modified\" = ?,"
            + " \"enqueued\" = ?, \"status\" = ? where \"job\" = ? and \"key\" = ?",
        file.size(),
        file.etag(),
        file.modifiedMicros(),
        nowMicros,
        status.letter(),
        job,
        file.key());
  }

  private static Map<String, Known> known(Connection connection, long job) throws SQLException {
    Map<String, Known> known = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select \"bucket\", \"key\", \"size\", \"etag\", \"modified\", \"status\""
                + " from \"slipher_copy_job_file\" where \"job\" = ?")) {
      select.setLong(1, job);
      select.setFetchSize(ROWS_IN_BATCH);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          JobFile file =
              new JobFile(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getLong(3),
                  rows.getString(4),
                  rows.getLong(5));
          known.put(file.key(), new Known(file, JobFileStatus.of(rows.getString(6))));
        }
      }
    }
    return known;
  }
}
