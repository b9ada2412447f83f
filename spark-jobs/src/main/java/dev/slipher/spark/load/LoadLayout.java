package dev.slipher.spark.load;

import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.copy.DataFormat.FieldMapping;
import dev.slipher.copy.S3Location;
import dev.slipher.formats.avro.AvroLayout;
import dev.slipher.formats.json.JsonLayout;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.spark.load.plan.JsonMapping;
import dev.slipher.spark.load.plan.ResolvedCopy;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.s3.CallLog;
import dev.slipher.spark.load.source.s3.JsonPathsObject;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/** How the files of a load are read, once the table and what else stands on S3 have their say. */
final class LoadLayout {
  private LoadLayout() {}

  /**
   * Settles the layout; reads the JSONPaths file where the statement names one.
   *
   * @param calls takes the requests that it needs
   * @throws dev.slipher.dialect.SqlError if that file cannot be read or does not fit the columns
   */
  static ScanOptions settle(
      ScanOptions options,
      CopyStatement statement,
      ResolvedCopy copy,
      LoadIdentity identity,
      Configuration hadoop,
      CallLog calls) {
    Function<S3Location, byte[]> files =
        location ->
            JsonPathsObject.read(
                LoadSource.besides(statement, identity, location), location, hadoop, calls);
    if (statement.format() instanceof DataFormat.Json json) {
      JsonLayout said = (JsonLayout) options.layout();
      return options.withLayout(settle(said, json.mapping(), copy, files));
    }
    if (statement.format() instanceof DataFormat.Avro avro) {
      JsonLayout said = ((AvroLayout) options.layout()).mapping();
      return options.withLayout(new AvroLayout(settle(said, avro.mapping(), copy, files)));
    }
    return options;
  }

  private static JsonLayout settle(
      JsonLayout said,
      FieldMapping mapping,
      ResolvedCopy copy,
      Function<S3Location, byte[]> files) {
    JsonLayout layout = said;
    if (mapping instanceof FieldMapping.JsonPaths paths) {
      byte[] file = files.apply(paths.location());
      layout = JsonMapping.of(paths.location(), file).orElse(said);
    }
    JsonMapping.check(layout, copy.targets());
    return layout;
  }
}
