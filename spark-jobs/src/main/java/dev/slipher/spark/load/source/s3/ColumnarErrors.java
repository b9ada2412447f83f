package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.spark.load.source.ErrorBlock;
import dev.slipher.spark.load.source.ErrorBlock.Location;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.Serializable;
import java.util.Objects;

/**
 * The errors of columnar files, which all end a load (columnar.any-error-fails), as clusters tell
 * them: one message for all, and a DETAIL that names the file by its address, the column and both
 * types.
 *
 * @param load which load reads
 * @param region of the bucket, as the address shows it
 */
public record ColumnarErrors(LoadIdentity load, String region) implements Serializable {
  private static final String WORKER = "worker_thread";

  /** The code of errors about a file's shape. */
  private static final int SHAPE = 15007;

  /** The code of errors about a file's content. */
  private static final int CONTENT = 15001;

  public ColumnarErrors {
    Objects.requireNonNull(load);
    Objects.requireNonNull(region);
  }

  /** columnar.column-count. */
  public SqlError unmatchedColumns(String url, int table, int file) {
    return error(
        SHAPE,
        "Unmatched number of columns between table and file. Table columns: %d, Data columns: %d,"
            + " File name: %s",
        table,
        file,
        address(url));
  }

  /**
   * The file's column cannot become the table's.
   *
   * @param format Parquet or ORC
   * @param fileType as the file describes it
   */
  public SqlError incompatibleColumn(
      String url, String column, String type, String format, String fileType) {
    return error(
        SHAPE,
        "File '%s' has an incompatible %s schema for column '%s.%s'. Column type: %s, %s schema:"
            + " %s",
        address(url),
        format,
        url,
        column,
        type,
        format,
        fileType);
  }

  /** A text is longer than its column, in bytes. */
  public SqlError tooLong(String url, String column, int table, int data) {
    return error(
        CONTENT,
        "The length of the data column %s is longer than the length defined in the table."
            + " Table: %d, Data: %d, File name: %s",
        column,
        table,
        data,
        address(url));
  }

  /** A value that its column cannot hold, for another reason. */
  public SqlError invalidValue(String url, String column, String reason) {
    return error(CONTENT, "%s. Column: %s, File name: %s", reason, column, address(url));
  }

  /** The file is none of its format, or damaged. */
  public SqlError unreadable(String url, String format, Throwable cause) {
    return error(CONTENT, "File '%s' is not a valid %s file", address(url), format).causedBy(cause);
  }

  private SqlError error(int code, String context, Object... values) {
    ErrorBlock block =
        new ErrorBlock(
            "Spectrum Scan Error", code, context.formatted(values), Location.COLUMNAR_SCAN, WORKER);
    return SqlError.of(SqlState.INTERNAL_ERROR, block.error()).withDetail(block.text(load));
  }

  private String address(String url) {
    S3Location location = S3Url.parse(url);
    return "https://s3." + region + ".amazonaws.com/" + location.bucket() + "/" + location.key();
  }
}
