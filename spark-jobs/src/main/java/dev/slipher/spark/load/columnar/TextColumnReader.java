package dev.slipher.spark.load.columnar;

import dev.slipher.dialect.SqlError;
import dev.slipher.formats.convert.CharacterValues;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.RowSink;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.type.RedshiftType;
import dev.slipher.spark.load.source.s3.ColumnarErrors;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Text into CHAR and VARCHAR. */
final class TextColumnReader implements ColumnReader {
  private final int index;
  private final boolean binary;
  private final TargetColumn target;
  private final CharacterValues values;
  private final int length;
  private final String url;
  private final ColumnarErrors errors;

  TextColumnReader(
      int index,
      DataType type,
      TargetColumn target,
      ConversionOptions conversion,
      String url,
      ColumnarErrors errors) {
    this.index = index;
    this.binary = type instanceof BinaryType;
    this.target = target;
    this.url = url;
    this.errors = errors;
    if (target.type() instanceof RedshiftType.Varchar varchar) {
      length = varchar.length();
      values = CharacterValues.of(varchar, conversion);
    } else {
      RedshiftType.Char fixed = (RedshiftType.Char) target.type();
      length = fixed.length();
      values = CharacterValues.of(fixed, conversion);
    }
  }

  @Override
  public void put(ColumnarBatch batch, int row, RowSink sink) {
    if (binary) {
      byte[] bytes = batch.column(index).getBinary(row);
      put(bytes, 0, bytes.length, sink);
      return;
    }
    UTF8String text = batch.column(index).getUTF8String(row);
    if (text.getBaseObject() instanceof byte[] bytes) {
      int start = (int) (text.getBaseOffset() - Platform.BYTE_ARRAY_OFFSET);
      put(bytes, start, start + text.numBytes(), sink);
    } else {
      byte[] bytes2 = text.getBytes();
      put(bytes2, 0, bytes2.length, sink);
    }
  }

  private void put(byte[] bytes, int start, int end, RowSink sink) {
    RowError error = values.put(bytes, start, end, sink, target.ordinal());
    if (error != null) {
      throw told(error, end - start);
    }
  }

  private SqlError told(RowError error, int bytes) {
    return error.code() == LoadErrorCode.OUT_OF_RANGE
        ? errors.tooLong(url, target.name(), length, bytes)
        : errors.invalidValue(url, target.name(), error.reason());
  }

  @Override
  public boolean takeReplaced() {
    return values.takeReplaced();
  }
}
