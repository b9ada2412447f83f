package dev.slipher.spark.warehouse;

import dev.slipher.catalog.warehouse.Session;
import dev.slipher.catalog.warehouse.WarehouseDatabase;
import dev.slipher.spark.internals.SessionCatalogs;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** The schemas that hold temporary tables, one for each session that makes any. */
public final class TemporarySchemas {
  private static final String PREFIX = "pg_temp_";

  private TemporarySchemas() {}

  /** The schema of a session's temporary tables. */
  static String of(Session session) {
    return PREFIX + session.pid();
  }

  /** Whether a schema holds temporary tables of any session. */
  public static boolean isOne(String schema) {
    return schema.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  /** Drops those whose sessions ended without saying so, because their process was killed. */
  static void removeAbandoned(SparkSession session, WarehouseDatabase database) {
    Set<String> alive =
        database.sessions().live().stream()
            .map(TemporarySchemas::of)
            .collect(Collectors.toUnmodifiableSet());
    SessionCatalogs.schemas(session).stream()
        .filter(TemporarySchemas::isOne)
        .filter(schema -> !alive.contains(schema))
        .forEach(schema -> SessionCatalogs.dropSchema(session, schema));
  }
}
