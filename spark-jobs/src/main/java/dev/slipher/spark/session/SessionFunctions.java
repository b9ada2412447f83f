package dev.slipher.spark.session;

import dev.slipher.spark.internals.Scala;
import dev.slipher.spark.table.NameScope;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple3;

/** Functions that tell of the session, of the cluster and of where rows are. */
final class SessionFunctions {
  /** Redshift 8.0.2's words, as tools look for them, and what answers in truth. */
  private static final String VERSION =
      "PostgreSQL 8.0.2 on %s-%s, Redshift 1.0 (Slipher on Spark %s)";

  /** Rows of no file are the leader node's (slices.slice_num). */
  private static final String SLICE_NUM =
      "CASE WHEN input_file_name() = '' THEN 10000 ELSE coalesce(try_cast(nullif(regexp_extract("
          + "input_file_name(), 'part-([0-9]{5})-[^/]*$', 1), '') AS int), 0) %% %d END";

  private static final String GETDATE =
      "cast(date_trunc('second', current_timestamp()) AS timestamp_ntz)";

  private SessionFunctions() {}

  static void inject(SparkSessionExtensions extensions) {
    remembered(extensions, "pg_backend_pid", DataTypes.IntegerType, SlipherSession::pid);
    remembered(extensions, "pg_last_copy_id", DataTypes.IntegerType, SlipherSession::lastCopyId);
    remembered(extensions, "pg_last_copy_count", DataTypes.LongType, SlipherSession::lastCopyCount);
    remembered(extensions, "pg_last_query_id", DataTypes.IntegerType, SlipherSession::lastQueryId);
    remembered(
        extensions,
        "current_database",
        DataTypes.StringType,
        memory -> text(memory.session().database()));
    text(extensions, "version", 0, 0, (session, none) -> version(session));
    text(extensions, "current_schema", 0, 0, (session, none) -> schema(session));
    text(
        extensions,
        "current_setting",
        1,
        1,
        (session, name) -> new Settings(session).value(name.get(0).toLowerCase(Locale.ROOT)));
    text(extensions, "set_config", 3, 3, SessionFunctions::setConfig);
    written(extensions, "getdate", session -> GETDATE);
    written(
        extensions,
        "slice_num",
        session -> SLICE_NUM.formatted(Warehouse.of(session).layout().slices()));
  }

  private static String version(SparkSession session) {
    return VERSION.formatted(
        System.getProperty("os.arch"),
        System.getProperty("os.name").toLowerCase(Locale.ROOT),
        session.version());
  }

  /** NULL where no schema of the search path exists. */
  private static String schema(SparkSession session) {
    return NameScope.of(session).path().stream().findFirst().orElse(null);
  }

  private static String setConfig(SparkSession session, List<String> arguments) {
    if (Boolean.parseBoolean(arguments.get(2))) {
      throw SessionErrors.notSupported("set_config for one transaction");
    }
    new Settings(session).set(arguments.get(0).toLowerCase(Locale.ROOT), arguments.get(1));
    return arguments.get(1);
  }

  /** A value that the session remembers. */
  private static void remembered(
      SparkSessionExtensions extensions,
      String name,
      DataType type,
      Function<SlipherSession, Object> value) {
    add(
        extensions,
        name,
        (session, arguments) -> {
          if (!arguments.isEmpty()) {
            throw SessionErrors.functionTakesNothing(name);
          }
          return SessionFunction.of(
              name, type, value.apply(Warehouse.of(session).session(session)));
        });
  }

  /** A text made of literal arguments when the statement is analysed. */
  private static void text(
      SparkSessionExtensions extensions,
      String name,
      int least,
      int most,
      BiFunction<SparkSession, List<String>, String> value) {
    add(
        extensions,
        name,
        (session, arguments) -> {
          boolean literal = arguments.stream().allMatch(Expression::foldable);
          if (!literal || arguments.size() < least || arguments.size() > most) {
            throw SessionErrors.functionTakesLiterals(name, least, most);
          }
          List<String> texts =
              arguments.stream().map(argument -> String.valueOf(argument.eval(null))).toList();
          return SessionFunction.of(name, DataTypes.StringType, text(value.apply(session, texts)));
        });
  }

  /** A function that Spark's own can say. */
  private static void written(
      SparkSessionExtensions extensions, String name, Function<SparkSession, String> sql) {
    add(
        extensions,
        name,
        (session, arguments) -> {
          if (!arguments.isEmpty()) {
            throw SessionErrors.functionTakesNothing(name);
          }
          return SessionFunction.named(
              name, org.apache.spark.sql.functions.expr(sql.apply(session)).expr());
        });
  }

  private static UTF8String text(String value) {
    return value == null ? null : UTF8String.fromString(value);
  }

  /** Adds a function that is made anew from each call's arguments. */
  static void add(
      SparkSessionExtensions extensions,
      String name,
      BiFunction<SparkSession, List<Expression>, Expression> build) {
    extensions.injectFunction(
        new Tuple3<>(
            new FunctionIdentifier(name),
            new ExpressionInfo(SlipherExtensions.class.getName(), name),
            Scala.function(
                arguments -> build.apply(SparkSession.active(), Scala.list(arguments)))));
  }
}
