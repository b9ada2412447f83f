package dev.slipher.spark.session;

import dev.slipher.formats.convert.ShapeText;
import dev.slipher.spark.internals.Scala;
import dev.slipher.spark.spatial.ShapeFunctions;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The spatial functions that show what a load of shapes has brought. */
final class SpatialFunctions {
  private static final Expression USUAL_PRECISION =
      Literal.create(ShapeText.USUAL_PRECISION, DataTypes.IntegerType);

  private SpatialFunctions() {}

  static void inject(SparkSessionExtensions extensions) {
    ofShape(extensions, "st_geometrytype", DataTypes.StringType, "geometryType");
    ofShape(extensions, "st_srid", DataTypes.IntegerType, "reference");
    ofShape(extensions, "st_npoints", DataTypes.IntegerType, "points");
    ofShape(extensions, "st_x", DataTypes.DoubleType, "x");
    ofShape(extensions, "st_y", DataTypes.DoubleType, "y");
    text(extensions, "st_astext", "asText");
    text(extensions, "st_asewkt", "asExtendedText");
    SessionFunctions.add(
        extensions,
        "st_geomfromewkt",
        (session, arguments) -> ofText("st_geomfromewkt", arguments, 1));
    SessionFunctions.add(
        extensions,
        "st_geomfromtext",
        (session, arguments) -> ofText("st_geomfromtext", arguments, 2));
  }

  private static void ofShape(
      SparkSessionExtensions extensions, String name, DataType type, String method) {
    SessionFunctions.add(
        extensions,
        name,
        (session, arguments) -> {
          requireCount(name, arguments, 1, 1);
          return call(name, method, type, arguments, List.of(DataTypes.BinaryType));
        });
  }

  /** The text of a shape; digits are the second argument. */
  private static void text(SparkSessionExtensions extensions, String name, String method) {
    SessionFunctions.add(
        extensions,
        name,
        (session, arguments) -> {
          requireCount(name, arguments, 1, 2);
          List<Expression> all = new ArrayList<>(arguments);
          if (all.size() == 1) {
            all.add(USUAL_PRECISION);
          }
          return call(
              name,
              method,
              DataTypes.StringType,
              all,
              List.of(DataTypes.BinaryType, DataTypes.IntegerType));
        });
  }

  private static Expression ofText(String name, List<Expression> arguments, int most) {
    requireCount(name, arguments, 1, most);
    List<DataType> types =
        List.<DataType>of(DataTypes.StringType, DataTypes.IntegerType).subList(0, arguments.size());
    return call(name, "ofText", DataTypes.BinaryType, arguments, types);
  }

  private static void requireCount(String name, List<Expression> arguments, int least, int most) {
    if (arguments.size() < least || arguments.size() > most) {
      throw SessionErrors.functionTakes(name, least, most);
    }
  }

  private static Expression call(
      String name, String method, DataType type, List<Expression> arguments, List<DataType> types) {
    return SessionFunction.named(
        name,
        new StaticInvoke(
            ShapeFunctions.class,
            type,
            method,
            Scala.seq(arguments),
            Scala.seq(types),
            true,
            true,
            true));
  }
}
