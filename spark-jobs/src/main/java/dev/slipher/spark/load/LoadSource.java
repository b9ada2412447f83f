package dev.slipher.spark.load;

import dev.slipher.copy.CopyClause;
import dev.slipher.copy.CopySource;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.copy.S3Location;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.load.source.CallLog;
import dev.slipher.spark.load.source.FilePlacement;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.S3Opener;
import dev.slipher.spark.load.source.S3Request;
import dev.slipher.spark.load.source.S3Source;
import dev.slipher.spark.load.source.SourceListing;
import dev.slipher.spark.load.source.SourceObject;
import dev.slipher.spark.load.source.emr.EmrListing;
import dev.slipher.spark.load.source.emr.EmrRequest;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What a load reads: the source's files as they are now, and how a task opens them.
 *
 * @param files the source's files, whole
 * @param placement where they lie
 * @param opener goes to the executors
 */
record LoadSource(
    List<Split> files, FilePlacement placement, SplitOpener opener, RequestLog requests) {

  /** Where a statement's data is. */
  sealed interface Request {}

  /** Objects of S3. */
  record Objects(S3Request request) implements Request {}

  /** Files of an EMR cluster. */
  record EmrFiles(EmrRequest request) implements Request {}

  /** Bytes of all files, a file listed twice counted twice. */
  long bytes() {
    return files.stream().mapToLong(Split::size).sum();
  }

  /**
   * Where the statement's data is.
   *
   * @throws dev.slipher.dialect.SqlError 0A000 for a source that cannot be read yet
   */
  static Request request(CopyStatement statement, LoadIdentity identity) {
    if (statement.encryption().isPresent()) {
      throw LoadErrors.notSupported(CopyClause.ENCRYPTED.spelling());
    }
    CopySource source = statement.source();
    if (source instanceof CopySource.S3Prefix prefix) {
      return new Objects(request(statement, identity, prefix.location(), false));
    }
    if (source instanceof CopySource.S3Manifest manifest) {
      return new Objects(request(statement, identity, manifest.location(), true));
    }
    if (source instanceof CopySource.SshManifest) {
      throw LoadErrors.notSupported(CopyClause.SSH.spelling());
    }
    if (source instanceof CopySource.EmrFiles files) {
      return new EmrFiles(new EmrRequest(files.clusterId(), files.path(), identity));
    }
    throw LoadErrors.notSupported("a dynamodb:// source");
  }

  /** How to read an object beside the data, such as a JSONPaths file (emr.jsonpaths-in-s3). */
  static S3Request besides(CopyStatement statement, LoadIdentity identity, S3Location location) {
    return request(statement, identity, location, false);
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
      Request request, Configuration configuration, CallLog calls, RequestLog requests) {
    if (request instanceof EmrFiles emr) {
      EmrListing listing = EmrListing.of(emr.request(), configuration);
      return new LoadSource(listing.files(), listing, listing.opener(), requests);
    }
    S3Request objects = ((Objects) request).request();
    SourceListing listing = S3Source.list(objects, configuration, calls);
    List<Split> files = listing.objects().stream().map(SourceObject::split).toList();
    SplitOpener opener = requests.watch(S3Opener.of(objects, configuration));
    return new LoadSource(files, FilePlacement.ANYWHERE, opener, requests);
  }
}
