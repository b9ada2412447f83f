package dev.slipher.spark.load.plan;

import dev.slipher.copy.ConversionParameters;
import dev.slipher.copy.CopyClause;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.formats.avro.AvroLayout;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.DateTimeFormats;
import dev.slipher.formats.dynamodb.DynamoDbLayout;
import dev.slipher.formats.encoding.TextEncoding;
import dev.slipher.formats.record.RecordLayout;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.spark.load.columnar.ColumnarLayout;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.s3.AwsRegions;
import dev.slipher.spark.load.source.s3.ColumnarErrors;

/** How a statement's files are read, or which of its clauses cannot be honoured yet. */
public final class ScanPlan {
  private ScanPlan() {}

  /**
   * The reading options that the statement asks for.
   *
   * @param identity which load it is, for errors that a file's reader tells
   * @throws dev.slipher.dialect.SqlError 0A000 naming the clause that has no effect yet
   */
  public static ScanOptions of(CopyStatement statement, LoadIdentity identity) {
    if (statement.template().isPresent()) {
      throw PlanErrors.notSupported(CopyClause.USING_TEMPLATE);
    }
    ConversionParameters said = statement.conversion();
    checkFormats(said);
    return ScanOptions.of(
            layout(statement, identity),
            conversion(said),
            compression(statement),
            said.ignoreHeader(),
            said.ignoreBlankLines())
        .withEncoding(encoding(said));
  }

  /**
   * Checks that each column which is loaded has its width (fixedwidth.order).
   *
   * @throws dev.slipher.dialect.SqlError 22023 if there are more or fewer
   */
  static void checkWidths(CopyStatement statement, int columns) {
    if (statement.format() instanceof DataFormat.FixedWidth fixedWidth
        && fixedWidth.fields().size() != columns) {
      throw PlanErrors.otherColumnCount(fixedWidth.fields().size(), columns);
    }
  }

  private static void checkFormats(ConversionParameters said) {
    said.dateFormat()
        .flatMap(DateTimeFormats::problemWithDateFormat)
        .ifPresent(
            problem -> {
              throw PlanErrors.invalidFormat(CopyClause.DATEFORMAT, problem);
            });
    said.timeFormat()
        .flatMap(DateTimeFormats::problemWithTimeFormat)
        .ifPresent(
            problem -> {
              throw PlanErrors.invalidFormat(CopyClause.TIMEFORMAT, problem);
            });
  }

  /** Characters that the grammar admits and that cannot do what they are said to do are refused. */
  private static RecordLayout layout(CopyStatement statement, LoadIdentity identity) {
    if (statement.format() instanceof DataFormat.Json json) {
      return JsonMapping.of(json.mapping());
    }
    if (statement.format() instanceof DataFormat.Avro avro) {
      return new AvroLayout(JsonMapping.of(avro.mapping()));
    }
    if (statement.format() instanceof DataFormat.DynamoDbItems) {
      return new DynamoDbLayout();
    }
    if (statement.format() instanceof DataFormat.Shapefile shapefile) {
      return ShapefileMapping.of(shapefile, statement.conversion());
    }
    ColumnarErrors errors =
        new ColumnarErrors(identity, statement.region().orElse(AwsRegions.DEFAULT));
    if (statement.format() instanceof DataFormat.Parquet parquet) {
      return new ColumnarLayout(ColumnarLayout.Format.PARQUET, parquet.serializeToJson(), errors);
    }
    if (statement.format() instanceof DataFormat.Orc orc) {
      return new ColumnarLayout(ColumnarLayout.Format.ORC, orc.serializeToJson(), errors);
    }
    try {
      return textLayout(statement);
    } catch (IllegalArgumentException e) {
      throw PlanErrors.invalidLayout(e);
    }
  }

  private static TextLayout textLayout(CopyStatement statement) {
    DataFormat format = statement.format();
    if (format instanceof DataFormat.Delimited delimited) {
      return new TextLayout.Delimited(
          delimited.delimiter(),
          statement.conversion().escape(),
          statement.conversion().removeQuotes());
    }
    if (format instanceof DataFormat.Csv csv) {
      return new TextLayout.Csv(csv.delimiter(), csv.quote());
    }
    if (format instanceof DataFormat.FixedWidth fixedWidth) {
      return new TextLayout.FixedWidth(
          fixedWidth.fields().stream().map(DataFormat.FixedWidth.Field::width).toList(),
          statement.conversion().removeQuotes());
    }
    throw new IllegalStateException(format.toString()); // the layouts of all others are no text
  }

  private static ConversionOptions conversion(ConversionParameters said) {
    ConversionOptions defaults = ConversionOptions.DEFAULTS;
    return new ConversionOptions(
        said.nullAs().orElse(defaults.nullAs()),
        said.nullAs().isPresent(),
        said.emptyAsNull(),
        said.blanksAsNull(),
        said.fillRecord(),
        said.trimBlanks(),
        said.truncateColumns(),
        said.roundDecimals(),
        said.acceptAnyDate(),
        said.acceptInvChars().map(character -> (int) character).orElse(-1),
        said.dateFormat().orElse(defaults.dateFormat()),
        said.timeFormat().orElse(defaults.timeFormat()),
        said.escape());
  }

  private static TextEncoding encoding(ConversionParameters said) {
    return switch (said.encoding()) {
      case UTF8 -> TextEncoding.UTF8;
      case UTF16 -> TextEncoding.UTF16;
      case UTF16LE -> TextEncoding.UTF16LE;
      case UTF16BE -> TextEncoding.UTF16BE;
      case ISO88591 -> TextEncoding.ISO88591;
    };
  }

  private static Compression compression(CopyStatement statement) {
    return switch (statement.compression()) {
      case NONE -> Compression.NONE;
      case GZIP -> Compression.GZIP;
      case BZIP2 -> Compression.BZIP2;
      case LZOP -> Compression.LZOP;
      case ZSTD -> Compression.ZSTD;
    };
  }
}
