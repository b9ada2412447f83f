package dev.slipher.catalog.warehouse;

import java.sql.Connection;
import java.sql.SQLException;

/** What to do in one transaction of the warehouse's database. */
@FunctionalInterface
public interface SqlWork<T> {
  /** Neither commits nor closes the connection, and keeps nothing of it. */
  T run(Connection connection) throws SQLException;
}
