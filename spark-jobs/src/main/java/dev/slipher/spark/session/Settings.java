package dev.slipher.spark.session;

import dev.slipher.catalog.table.TableName;
import dev.slipher.spark.internals.SessionCatalogs;
import dev.slipher.spark.session.SettingStatements.Assign;
import dev.slipher.spark.session.SettingStatements.Restore;
import dev.slipher.spark.session.SettingStatements.RestoreAll;
import dev.slipher.spark.session.SettingStatements.Setting;
import dev.slipher.spark.table.NameScope;
import dev.slipher.spark.warehouse.SessionVariables;
import dev.slipher.spark.warehouse.Warehouse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Redshift's settings of a session, with the effect that they have on Spark. */
final class Settings {
  private static final String SPARK_TIME_ZONE = "spark.sql.session.timeZone";
  private static final Set<String> READ_ONLY = Set.of("server_encoding", "server_version");

  private final SparkSession session;
  private final SessionVariables variables;

  Settings(SparkSession session) {
    this.session = session;
    variables = Warehouse.of(session).session(session).variables();
  }

  /** Does what SET or RESET say. */
  List<String> change(Setting setting) {
    if (setting instanceof Assign assign) {
      if (assign.local()) {
        throw SessionErrors.notSupported("SET LOCAL");
      }
      set(assign.name(), assign.value());
    } else if (setting instanceof Restore restore) {
      require(restore.name());
      restore(restore.name());
    } else if (setting instanceof RestoreAll) {
      variables.all().keySet().forEach(this::restore);
    }
    return List.of();
  }

  /**
   * What a setting is now.
   *
   * @throws dev.slipher.dialect.SqlError 42704 for one that Redshift does not have
   */
  String value(String name) {
    if (name.equals(SessionVariables.TIME_ZONE)) {
      return session.conf().get(SPARK_TIME_ZONE);
    }
    return variables.value(name).orElseThrow(() -> SessionErrors.unknownSetting(name));
  }

  /** Whether a setting that is on or off is on, in any of PostgreSQL's words for it. */
  boolean isOn(String name) {
    return SessionVariables.switched(value(name)).orElse(false);
  }

  /** All settings. */
  Map<String, String> all() {
    Map<String, String> all = variables.all();
    all.put(SessionVariables.TIME_ZONE, value(SessionVariables.TIME_ZONE));
    return all;
  }

  /**
   * Sets a setting.
   *
   * @throws dev.slipher.dialect.SqlError 42704 for one that Redshift does not have, 22023 for a
   *     value that it cannot have
   */
  void set(String name, String value) {
    if (name.indexOf('.') < 0) {
      require(name);
    }
    if (READ_ONLY.contains(name)) {
      throw SessionErrors.readOnlySetting(name);
    }
    switch (name) {
      case SessionVariables.STATEMENT_TIMEOUT -> requireMillis(name, value);
      case SessionVariables.TIME_ZONE -> session.conf().set(SPARK_TIME_ZONE, zone(value));
      case SessionVariables.SEARCH_PATH -> lookIn(value);
      case SessionVariables.READ_SRID -> {
        if (SessionVariables.switched(value).isEmpty()) {
          throw SessionErrors.invalidSetting(name, value);
        }
      }
      default -> {}
    }
    variables.set(name, value);
  }

  private void restore(String name) {
    if (name.equals(SessionVariables.TIME_ZONE)) {
      session.conf().set(SPARK_TIME_ZONE, "UTC");
    }
    if (name.equals(SessionVariables.SEARCH_PATH)
        && SessionCatalogs.schemaExists(session, TableName.DEFAULT_SCHEMA)) {
      session.catalog().setCurrentDatabase(TableName.DEFAULT_SCHEMA);
    }
    variables.reset(name);
  }

  private void require(String name) {
    if (!variables.isKnown(name)) {
      throw SessionErrors.unknownSetting(name);
    }
  }

  private void lookIn(String path) {
    List<String> schemas = NameScope.of(session).existing(List.of(path.split(", ", -1)));
    schemas.stream().findFirst().ifPresent(session.catalog()::setCurrentDatabase);
    variables.searchPathLeadsTo(session.catalog().currentDatabase());
  }

  private static void requireMillis(String name, String value) {
    try {
      if (Integer.parseInt(value) >= 0) {
        return;
      }
    } catch (NumberFormatException e) {
      throw SessionErrors.invalidSetting(name, value);
    }
    throw SessionErrors.invalidSetting(name, value);
  }

  private static String zone(String value) {
    try {
      return ZoneId.of(value, ZoneId.SHORT_IDS).getId();
    } catch (DateTimeException e) {
      throw SessionErrors.unknownTimeZone(value);
    }
  }
}
