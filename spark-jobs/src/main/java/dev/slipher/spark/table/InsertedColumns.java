package dev.slipher.spark.table;

import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.internals.DeltaInserts;
import dev.slipher.spark.internals.Expressions;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The values that an INSERT has for a table's columns, in the form that the columns want. */
public final class InsertedColumns {
  private final String zone;

  /**
   * @param zone the session's time zone
   */
  public InsertedColumns(String zone) {
    this.zone = zone;
  }

  /** The value's form in the column, where that may differ from the value. */
  public Optional<Expression> stored(StructField column, Expression value) {
    return DeltaSchema.knownTypeOf(column)
        .flatMap(type -> storedAs(type, column.dataType(), value));
  }

  /**
   * The value's form in a column of a type.
   *
   * @param held the type by which Spark holds the column
   */
  public Optional<Expression> storedAs(RedshiftType type, DataType held, Expression value) {
    boolean converts = !value.dataType().equals(held);
    if (converts && !Expressions.canAssign(value.dataType(), held)) {
      return Optional.empty(); // an error of Spark's own follows
    }
    if (type instanceof RedshiftType.Super) {
      return Optional.of(SuperValues.of(value, value, zone));
    }
    Expression given = converts ? Expressions.cast(value, held, zone) : value;
    if (StoredColumn.isFor(type)) {
      String method = held.equals(DataTypes.BinaryType) ? "bytes" : "text";
      return Optional.of(DeltaInserts.call(new StoredColumn(type, zone), method, held, given));
    }
    return Optional.of(given).filter(other -> converts);
  }
}
