package dev.slipher.spark.table;

import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.internals.DeltaInserts;
import dev.slipher.spark.internals.Expressions;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Values on their way into SUPER columns: what is SUPER stays as it is, all else becomes a scalar
 * of it. Text becomes a string, JSON or not (json.super-string-without-parse).
 */
public final class SuperValues {
  private static final RedshiftType SUPER = new RedshiftType.Super();

  private SuperValues() {}

  /** What tells that the column of a query is SUPER. */
  public static Metadata metadata() {
    return new MetadataBuilder().putString(DeltaSchema.TYPE, SUPER.compactText()).build();
  }

  /** The SUPER value of JSON text, for which JSON_PARSE stands. */
  public static Expression parsed(Expression text, JsonParse parse) {
    return DeltaInserts.call(parse, "parse", DataTypes.StringType, text);
  }

  /** The SUPER value of JSON text that a column could hold as it stands, or nearly so. */
  public static Expression ofJson(Expression text, String zone) {
    return DeltaInserts.call(new StoredColumn(SUPER, zone), "text", DataTypes.StringType, text);
  }

  /**
   * The SUPER value of any value.
   *
   * @param origin the expression that the value is known to come from; itself where none is
   * @param zone the session's time zone
   */
  public static Expression of(Expression value, Expression origin, String zone) {
    if (isOne(origin)) {
      return value;
    }
    Expression text = Expressions.cast(value, DataTypes.StringType, zone);
    boolean isJson =
        mayBeOne(origin)
            || value.dataType() instanceof NumericType
            || value.dataType() instanceof BooleanType;
    return isJson
        ? ofJson(text, zone)
        : DeltaInserts.call(new SuperString(), "of", DataTypes.StringType, text);
  }

  private static boolean isOne(Expression value) {
    return isColumn(value)
        || DeltaInserts.target(value)
            .filter(
                target ->
                    target instanceof JsonParse
                        || target instanceof SuperString
                        || target instanceof StoredColumn)
            .isPresent();
  }

  /** Whether one of those that the value is chosen from is SUPER. */
  private static boolean mayBeOne(Expression value) {
    return isOne(value) || Expressions.branches(value).stream().anyMatch(SuperValues::mayBeOne);
  }

  private static boolean isColumn(Expression value) {
    return value instanceof Attribute column
        && DeltaSchema.holdsSuper(
            new StructType().add(column.name(), column.dataType(), true, column.metadata()));
  }
}
