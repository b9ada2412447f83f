package dev.slipher.spark.session;

import dev.slipher.spark.internals.Scala;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.Tuple3;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/**
 * All that makes a Spark session speak Redshift. To be listed last in {@code spark.sql.extensions},
 * so that its parser is the outermost.
 */
public final class SlipherExtensions extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectParser(Scala.function(SlipherParser::new));
    extensions.injectResolutionRule(Scala.function(SystemRelations::new));
    extensions.injectPostHocResolutionRule(Scala.function(PendingRows::new));
    inject(extensions, "pg_backend_pid", DataTypes.IntegerType, SlipherSession::pid);
    inject(extensions, "pg_last_copy_id", DataTypes.IntegerType, SlipherSession::lastCopyId);
    inject(extensions, "pg_last_copy_count", DataTypes.LongType, SlipherSession::lastCopyCount);
    inject(extensions, "pg_last_query_id", DataTypes.IntegerType, SlipherSession::lastQueryId);
    return BoxedUnit.UNIT;
  }

  private static void inject(
      SparkSessionExtensions extensions,
      String name,
      DataType type,
      Function<SlipherSession, Object> value) {
    extensions.injectFunction(
        new Tuple3<>(
            new FunctionIdentifier(name),
            new ExpressionInfo(SlipherExtensions.class.getName(), name),
            Scala.function(
                arguments -> {
                  if (!arguments.isEmpty()) {
                    throw SessionErrors.functionTakesNothing(name);
                  }
                  SparkSession session = SparkSession.active();
                  return SessionFunction.of(
                      name, type, value.apply(Warehouse.of(session).session(session)));
                })));
  }
}
