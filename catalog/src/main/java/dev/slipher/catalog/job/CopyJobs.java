package dev.slipher.catalog.job;

import dev.slipher.catalog.Bytes;
import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.CatalogException;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The COPY JOBs of the warehouse. */
public final class CopyJobs {
  /** Guide page loading-data-copy-job. */
  static final int MOST_JOBS = 200;

  private static final int MOST_TEXT_BYTES = 256;
  private static final int MOST_ROLE_BYTES = 128;

  private static final String SELECT =
      "select j.\"id\", j.\"name\", u.\"id\", u.\"name\", u.\"superuser\", j.\"database\","
          + " j.\"schema\", j.\"table\", j.\"iam_role\", j.\"copy_text\", j.\"auto\","
          + " j.\"created\", j.\"listed\" from \"slipher_copy_job\" j join \"slipher_user\" u"
          + " on j.\"userid\" = u.\"id\"";

  private final WarehouseDatabase database;

  public CopyJobs(WarehouseDatabase database) {
    this.database = Objects.requireNonNull(database);
  }

  /**
   * Keeps a job and the files that it is not to load, both or neither.
   *
   * @param shownText its COPY with secrets masked; what is too long for SYS_COPY_JOB is cut
   * @param present what its folder held when it was made, if that could be told
   * @throws CatalogException 42710 when the name is taken; 54000 when there are too many
   */
  public void create(CopyJob job, String shownText, Optional<List<JobFile>> present) {
    database.inTransaction(
        "create a COPY JOB",
        connection -> {
          if (!select(connection, SELECT + " where j.\"name\" = ?", job.name()).isEmpty()) {
            throw CatalogErrors.copyJobAlreadyExists(job.name());
          }
          if (select(connection, SELECT).size() >= MOST_JOBS) {
            throw CatalogErrors.tooManyCopyJobs(MOST_JOBS);
          }
          update(
              connection,
              "insert into \"slipher_copy_job\" (\"id\", \"name\", \"userid\", \"database\","
                  + " \"schema\", \"table\", \"iam_role\", \"copy_text\", \"job_text\", \"auto\","
                  + " \"created\", \"listed\") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              job.id(),
              job.name(),
              job.owner().id(),
              job.database(),
              job.table().schema(),
              job.table().name(),
              Bytes.cut(job.iamRole(), MOST_ROLE_BYTES),
              job.copyText(),
              Bytes.cut(shownText, MOST_TEXT_BYTES),
              job.auto(),
              job.createdMicros(),
              present.isPresent());
          JobFiles.insert(
              connection,
              job.id(),
              present.orElse(List.of()),
              JobFileStatus.PREEXISTING,
              job.createdMicros());
          return null;
        });
  }

  /** The job of that name. */
  public Optional<CopyJob> find(String name) {
    return list(" where j.\"name\" = ?", name).stream().findFirst();
  }

  /** The job as it is now, unless it was dropped. */
  public Optional<CopyJob> find(long id) {
    return list(" where j.\"id\" = ?", id).stream().findFirst();
  }

  /** All jobs in the order of their ids. */
  public List<CopyJob> all() {
    return list(" order by j.\"id\"");
  }

  /** The jobs that run by themselves, in the order of their ids. */
  public List<CopyJob> automatic() {
    return list(" where j.\"auto\" order by j.\"id\"");
  }

  /** Turns a job's own running on or off. */
  public void setAuto(long id, boolean auto) {
    database.inTransaction(
        "alter a COPY JOB",
        connection ->
            update(
                connection,
                "update \"slipher_copy_job\" set \"auto\" = ? where \"id\" = ?",
                auto,
                id));
  }

  /** Forgets a job and the files that it has seen. */
  public void drop(long id) {
    database.inTransaction(
        "drop a COPY JOB",
        connection -> {
          update(connection, "delete from \"slipher_copy_job_file\" where \"job\" = ?", id);
          return update(connection, "delete from \"slipher_copy_job\" where \"id\" = ?", id);
        });
  }

  /**
   * Takes a job for this process to run, until {@link #release}.
   *
   * @return false if it was dropped, or another process that lives is running it
   */
  public boolean claim(long id) {
    return 1
        == database.inTransaction(
            "claim a COPY JOB",
            connection ->
                update(
                    connection,
                    "update \"slipher_copy_job\" set \"process\" = ? where \"id\" = ?"
                        + " and (\"process\" is null or \"process\" = ? or \"process\" not in"
                        + " (select \"id\" from \"slipher_process\"))",
                    database.sessions().process(),
                    id,
                    database.sessions().process()));
  }

  /** Gives a job back that was claimed. */
  public void release(long id) {
    database.inTransaction(
        "release a COPY JOB",
        connection ->
            update(
                connection,
                "update \"slipher_copy_job\" set \"process\" = null where \"id\" = ?",
                id));
  }

  private List<CopyJob> list(String condition, Object... values) {
    return database.inTransaction(
        "list COPY JOBs", connection -> select(connection, SELECT + condition, values));
  }

  private static List<CopyJob> select(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      List<CopyJob> jobs = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          jobs.add(
              new CopyJob(
                  rows.getLong(1),
                  rows.getString(2),
                  new User(rows.getInt(3), rows.getString(4), rows.getBoolean(5)),
                  rows.getString(6),
                  new TableName(rows.getString(7), rows.getString(8)),
                  rows.getString(9),
                  rows.getString(10),
                  rows.getBoolean(11),
                  rows.getLong(12),
                  rows.getBoolean(13)));
        }
      }
      return jobs;
    }
  }

  static int update(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
