package dev.slipher.catalog.warehouse;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where the warehouse's database is.
 *
 * @param url JDBC URL; of H2, or of PostgreSQL when its driver is on the class path
 */
public record WarehouseSettings(String url, String user, String password) {
  public WarehouseSettings {
    Objects.requireNonNull(url);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
  }

  /**
   * An H2 database in files of that directory. The first process that opens it serves the others on
   * 127.0.0.1; when it ends, another takes over.
   */
  public static WarehouseSettings embedded(Path directory) {
    return new WarehouseSettings(EmbeddedDatabase.url(directory), "slipher", "");
  }

  /** A database that runs elsewhere. */
  public static WarehouseSettings external(String url, String user, String password) {
    return new WarehouseSettings(url, user, password);
  }

  /** Without the password, nor the parameters of the URL, where one may hide. */
  @Override
  public String toString() {
    return url.split("[?;]", 2)[0] + " as " + user;
  }
}
