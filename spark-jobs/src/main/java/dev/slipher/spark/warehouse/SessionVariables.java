package dev.slipher.spark.warehouse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Redshift's settings of one session (guide page cm_chap_ConfigurationRef): those that are known,
 * their defaults, and what the session has set. Names are in lower case.
 */
public final class SessionVariables {
  public static final String SEARCH_PATH = "search_path";
  public static final String QUERY_GROUP = "query_group";
  public static final String STATEMENT_TIMEOUT = "statement_timeout";
  public static final String TIME_ZONE = "timezone";
  public static final String READ_SRID = "read_srid_on_shapefile_ingestion";

  private static final Map<String, String> DEFAULTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("analyze_threshold_percent", "10"),
              Map.entry("application_name", ""),
              Map.entry("client_encoding", "UTF8"),
              Map.entry("datestyle", "ISO, MDY"),
              Map.entry("describe_field_name_in_uppercase", "off"),
              Map.entry("enable_case_sensitive_identifier", "off"),
              Map.entry("enable_numeric_rounding", "on"),
              Map.entry("enable_result_cache_for_session", "on"),
              Map.entry("enable_vacuum_boost", "off"),
              Map.entry("error_on_nondeterministic_update", "off"),
              Map.entry("extra_float_digits", "0"),
              Map.entry("intervalstyle", "postgres"),
              Map.entry("json_serialization_enable", "off"),
              Map.entry("max_concurrency_scaling_clusters", "1"),
              Map.entry("max_cursor_result_set_size", "0"),
              Map.entry("navigate_super_null_on_error", "on"),
              Map.entry("parse_super_null_on_error", "off"),
              Map.entry(QUERY_GROUP, "default"),
              Map.entry(READ_SRID, "on"),
              Map.entry(SEARCH_PATH, "$user, public"),
              Map.entry("server_encoding", "UTF8"),
              Map.entry("server_version", "8.0.2"),
              Map.entry("spectrum_enable_pseudo_columns", "true"),
              Map.entry("standard_conforming_strings", "off"),
              Map.entry(STATEMENT_TIMEOUT, "0"),
              Map.entry("stored_proc_log_min_messages", "LOG"),
              Map.entry(TIME_ZONE, "UTC"),
              Map.entry("timezone_abbreviations", "Default"),
              Map.entry("use_fips_ssl", "off"),
              Map.entry("wlm_query_slot_count", "1")));

  private final Map<String, String> set = new TreeMap<>();
  private Optional<String> pathSchema = Optional.empty();

  SessionVariables() {}

  /** Whether Redshift has a setting of that name, or the session made one with a dot in it. */
  public synchronized boolean isKnown(String name) {
    return DEFAULTS.containsKey(key(name)) || set.containsKey(key(name));
  }

  /** What the setting is now; empty for one that is not known. */
  public synchronized Optional<String> value(String name) {
    return Optional.ofNullable(set.getOrDefault(key(name), DEFAULTS.get(key(name))));
  }

  /** What the setting is where nobody sets it. */
  public static Optional<String> defaultOf(String name) {
    return Optional.ofNullable(DEFAULTS.get(key(name)));
  }

  /** All settings in the order of their names. */
  public synchronized Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(DEFAULTS);
    all.putAll(set);
    return all;
  }

  public synchronized void set(String name, String value) {
    set.put(key(name), value);
  }

  /** Back to the default; one without a default is gone. */
  public synchronized void reset(String name) {
    set.remove(key(name));
  }

  /**
   * The schemas of {@code search_path} as the session set it; empty where it did not, or has gone
   * to another schema since by Spark's USE.
   *
   * @param currentSchema the schema that Spark looks in
   */
  public synchronized Optional<List<String>> searchPath(String currentSchema) {
    String path = set.get(SEARCH_PATH);
    if (path == null || !pathSchema.equals(Optional.of(currentSchema))) {
      return Optional.empty();
    }
    return Optional.of(path.isEmpty() ? List.of() : List.of(path.split(", ", -1)));
  }

  /** The schema that Spark looks in because of {@code search_path}. */
  public synchronized void searchPathLeadsTo(String schema) {
    pathSchema = Optional.of(schema);
  }

  /** {@code statement_timeout} in milliseconds; 0 for none (cfg.statement_timeout). */
  public long statementTimeoutMillis() {
    return Long.parseLong(value(STATEMENT_TIMEOUT).orElse("0"));
  }

  /**
   * Whether a shapefile's .prj says which reference system its shapes have (shapefile.prj-srid).
   */
  public boolean readsProjections() {
    return value(READ_SRID).flatMap(SessionVariables::switched).orElse(true);
  }

  /** What a switch is set to, in PostgreSQL's words; empty for a value that is none of them. */
  public static Optional<Boolean> switched(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes", "1", "t", "y" -> Optional.of(true);
      case "off", "false", "no", "0", "f", "n" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** {@code query_group} as logs label statements with it; empty where none is set. */
  public synchronized String queryGroup() {
    return set.getOrDefault(QUERY_GROUP, "");
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
