package dev.slipher.spark.session;

import dev.slipher.spark.internals.Expressions;
import dev.slipher.spark.table.JsonParse;
import dev.slipher.spark.table.SuperValues;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Functions that make values of SUPER columns. */
final class SuperFunctions {
  private static final String NULL_ON_ERROR = "parse_super_null_on_error";

  private SuperFunctions() {}

  static void inject(SparkSessionExtensions extensions) {
    SessionFunctions.add(extensions, "json_parse", SuperFunctions::parse);
  }

  private static Expression parse(SparkSession session, List<Expression> arguments) {
    if (arguments.size() != 1) {
      throw SessionErrors.functionTakesOne("json_parse");
    }
    boolean nullOnError = new Settings(session).isOn(NULL_ON_ERROR);
    String zone = session.sessionState().conf().sessionLocalTimeZone();
    Expression text = Expressions.cast(arguments.get(0), DataTypes.StringType, zone);
    return SessionFunction.named(
        "json_parse", SuperValues.parsed(text, new JsonParse(nullOnError)), SuperValues.metadata());
  }
}
