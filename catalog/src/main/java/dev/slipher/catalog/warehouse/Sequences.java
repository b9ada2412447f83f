package dev.slipher.catalog.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Numbers that are never given twice, whatever process asks and however it ends. Kept as rows, not
 * as SQL sequences, which the two databases call differently and may cache.
 */
public final class Sequences {
  private final Connections connections;

  Sequences(Connections connections) {
    this.connections = connections;
  }

  /** The id of a query, as {@code stl_query.query} shows it. */
  public int nextQueryId() {
    return next("query");
  }

  /** The id of a transaction, as {@code stl_query.xid} shows it. */
  public long nextTransactionId() {
    return next("transaction");
  }

  /** The id of a table, as {@code stv_tbl_perm.id} shows it; 100000 or more. */
  public int nextTableId() {
    return next("table");
  }

  /** The id of a COPY JOB, as {@code sys_copy_job.job_id} shows it; 100000 or more. */
  public long nextCopyJobId() {
    return next("copy_job");
  }

  private int next(String name) {
    return connections.inTransaction("count", connection -> next(connection, name));
  }

  /** The next number, given within a transaction that may still fail and then gives it back. */
  static int next(Connection connection, String name) throws SQLException {
    // the update locks the row, so that the value read is this transaction's own
    try (PreparedStatement update =
            connection.prepareStatement(
                "update \"slipher_sequence\" set \"last\" = \"last\" + 1 where \"name\" = ?");
        PreparedStatement select =
            connection.prepareStatement(
                "select \"last\" from \"slipher_sequence\" where \"name\" = ?")) {
      update.setString(1, name);
      update.executeUpdate();
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
