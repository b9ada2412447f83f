package dev.slipher.spark.load;

import dev.slipher.copy.CopyClause;
import dev.slipher.copy.CopySource;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.copy.S3Location;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.CallLog;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.S3Opener;
import dev.slipher.spark.load.source.S3Request;
import dev.slipher.spark.load.source.S3Source;
import dev.slipher.spark.load.source.SourceListing;
import dev.slipher.spark.load.source.SourceObject;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What a load reads: the source's files as they are now, and how a task opens them.
 *
 * @param files the source's files, whole
 * @param opener goes to the executors
 */
record LoadSource(
    SourceListing listing, List<Split> files, SplitOpener opener, RequestLog requests) {

  /**
   * Where the statement's S3 data is.
   *
   * @throws dev.slipher.dialect.SqlError 0A000 for a source that cannot be read yet
   */
  static S3Request request(CopyStatement statement, LoadIdentity identity) {
    if (statement.encryption().isPresent()) {
      throw LoadErrors.notSupported(CopyClause.ENCRYPTED.spelling());
    }
    CopySource source = statement.source();
    if (source instanceof CopySource.S3Prefix prefix) {
      return request(statement, identity, prefix.location(), false);
    }
    if (source instanceof CopySource.S3Manifest manifest) {
      return request(statement, identity, manifest.location(), true);
    }
    if (source instanceof CopySource.SshManifest) {
      throw LoadErrors.notSupported(CopyClause.SSH.spelling());
    }
    throw LoadErrors.notSupported(
        source instanceof CopySource.EmrFiles ? "an emr:// source" : "a dynamodb:// source");
  }

  private static S3Request request(
      CopyStatement statement, LoadIdentity identity, S3Location location, boolean manifest) {
    return new S3Request(
        location,
        manifest,
        statement.region(),
        statement.authorization(),
        isColumnar(statement.format()),
        identity);
  }

  private static boolean isColumnar(DataFormat format) {
    return format instanceof DataFormat.Parquet || format instanceof DataFormat.Orc;
  }

  /** Lists the source and pins its files. */
  static LoadSource list(
      S3Request request, Configuration configuration, CallLog calls, RequestLog requests) {
    SourceListing listing = S3Source.list(request, configuration, calls);
    List<Split> files = listing.objects().stream().map(SourceObject::split).toList();
    SplitOpener opener = requests.watch(S3Opener.of(request, configuration));
    return new LoadSource(listing, files, opener, requests);
  }
}
