package dev.slipher.spark.load;

import dev.slipher.copy.Authorization;
import dev.slipher.copy.CopySource;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.copy.S3Location;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.formats.shapefile.ShapefileLayout;
import dev.slipher.formats.shapefile.ShapefileLayout.Components;
import dev.slipher.spark.load.plan.ShapefileMapping;
import dev.slipher.spark.load.source.FilePlacement;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.SourceReport;
import dev.slipher.spark.load.source.dynamodb.DynamoDbListing;
import dev.slipher.spark.load.source.dynamodb.DynamoDbRequest;
import dev.slipher.spark.load.source.emr.EmrListing;
import dev.slipher.spark.load.source.emr.EmrRequest;
import dev.slipher.spark.load.source.s3.CallLog;
import dev.slipher.spark.load.source.s3.S3Opener;
import dev.slipher.spark.load.source.s3.S3Request;
import dev.slipher.spark.load.source.s3.S3Source;
import dev.slipher.spark.load.source.s3.ShapefileSource;
import dev.slipher.spark.load.source.s3.ShapefileSource.Shapefiles;
import dev.slipher.spark.load.source.s3.SourceListing;
import dev.slipher.spark.load.source.s3.SourceObject;
import dev.slipher.spark.load.source.s3.StoreAccess;
import dev.slipher.spark.load.source.s3.encrypted.RootKey;
import dev.slipher.spark.load.source.ssh.SshListing;
import dev.slipher.spark.load.source.ssh.SshRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What a load reads: the source's files as they are now, and how a task opens them.
 *
 * @param files the source's files, whole; of shapefiles those of shapes
 * @param placement where they lie
 * @param opener goes to the executors
 * @param shapefiles what belongs to each file of shapes, by its URL
 * @param report what the source has to say once they are read
 */
record LoadSource(
    List<Split> files,
    FilePlacement placement,
    SplitOpener opener,
    RequestLog requests,
    Map<String, Components> shapefiles,
    SourceReport report) {

  LoadSource(
      List<Split> files,
      FilePlacement placement,
      SplitOpener opener,
      RequestLog requests,
      Map<String, Components> shapefiles) {
    this(files, placement, opener, requests, shapefiles, SourceReport.NOTHING);
  }

  /** Where a statement's data is. */
  sealed interface Request {
    /** Whether what COMPUPDATE ON samples is read before the load, and then once more. */
    default boolean isSampledBeforehand() {
      return false;
    }
  }

  /**
   * Objects of S3.
   *
   * @param root what their keys are wrapped with, if they are encrypted
   */
  record Objects(S3Request request, Optional<RootKey> root) implements Request {}

  /**
   * Shapefiles on S3.
   *
   * @param suffix what the compression adds to their names
   * @param readsProjections whether their own reference systems count
   * @param root what their keys are wrapped with, if they are encrypted
   */
  record ShapefileObjects(
      S3Request request, String suffix, boolean readsProjections, Optional<RootKey> root)
      implements Request {}

  /**
   * Files of an EMR cluster.
   *
   * @param authorization whose right it must be to ask for the cluster's nodes
   */
  record EmrFiles(EmrRequest request, Authorization authorization) implements Request {}

  /** Items of a DynamoDB table. */
  record Items(DynamoDbRequest request) implements Request {
    @Override
    public boolean isSampledBeforehand() {
      return true; // dynamodb.compression-double-read
    }
  }

  /** What commands on remote hosts write. */
  record SshCommands(SshRequest request) implements Request {
    @Override
    public boolean isSampledBeforehand() {
      return true; // ssh.autocompress-twice
    }
  }

  /** Whether the files' sizes were known before they were read. */
  boolean knowsSizes() {
    return files.stream().allMatch(file -> file.size() >= 0);
  }

  /**
   * Bytes of all files and what belongs beside them, a file listed twice counted twice; 0 for one
   * whose size is not known.
   */
  long bytes() {
    return files.stream().mapToLong(file -> Math.max(0, file.size()) + bytesBeside(file)).sum();
  }

  private long bytesBeside(Split file) {
    Components beside = shapefiles.get(file.file());
    return beside == null ? 0 : beside.bytes();
  }

  /**
   * Where the statement's data is.
   *
   * @param readsProjections whether shapefiles' own reference systems count (shapefile.prj-srid)
   * @param slices how many slices share the reading
   * @throws dev.slipher.dialect.SqlError 0A000 for a source that cannot be read yet
   */
  static Request request(
      CopyStatement statement, LoadIdentity identity, boolean readsProjections, int slices) {
    CopySource source = statement.source();
    if (source instanceof CopySource.S3Prefix prefix) {
      S3Request request = request(statement, identity, prefix.location(), false);
      return objects(statement, request, readsProjections);
    }
    if (source instanceof CopySource.S3Manifest manifest) {
      S3Request request = request(statement, identity, manifest.location(), true);
      return objects(statement, request, readsProjections);
    }
    if (source instanceof CopySource.SshManifest manifest) {
      return new SshCommands(
          new SshRequest(request(statement, identity, manifest.location(), true)));
    }
    if (source instanceof CopySource.EmrFiles files) {
      return new EmrFiles(
          new EmrRequest(files.clusterId(), files.path(), identity), statement.authorization());
    }
    CopySource.DynamoDbTable table = (CopySource.DynamoDbTable) source;
    return new Items(
        new DynamoDbRequest(
            table.tableName(),
            statement.readRatio().orElseThrow(),
            statement.region(),
            statement.authorization(),
            slices,
            identity));
  }

  /** The same for these objects alone. */
  static Request only(Request request, List<SourceObject> known) {
    if (request instanceof ShapefileObjects of) {
      return new ShapefileObjects(
          of.request().only(known), of.suffix(), of.readsProjections(), of.root());
    }
    Objects objects = (Objects) request;
    return new Objects(objects.request().only(known), objects.root());
  }

  private static Request objects(
      CopyStatement statement, S3Request request, boolean readsProjections) {
    Optional<RootKey> root = statement.encryption().map(S3Opener::rootKey);
    return statement.format() instanceof DataFormat.Shapefile
        ? new ShapefileObjects(
            request, ShapefileMapping.suffix(statement.compression()), readsProjections, root)
        : new Objects(request, root);
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
      StoreAccess.of(emr.authorization(), Optional.empty(), configuration)
          .require(
              "elasticmapreduce:ListInstances",
              "emr://" + emr.request().clusterId(),
              emr.request().identity());
      EmrListing listing = EmrListing.of(emr.request(), configuration);
      return new LoadSource(listing.files(), listing, listing.opener(), requests, Map.of());
    }
    if (request instanceof Items items) {
      DynamoDbListing listing = DynamoDbListing.of(items.request(), configuration);
      return new LoadSource(listing.files(), listing, listing.opener(), requests, Map.of());
    }
    if (request instanceof SshCommands ssh) {
      SshListing listing =
          SshListing.of(ssh.request(), configuration, calls, requests.connections());
      return new LoadSource(
          listing.files(),
          FilePlacement.ANYWHERE,
          listing.opener(),
          requests,
          Map.of(),
          listing.report());
    }
    if (request instanceof ShapefileObjects of) {
      Shapefiles found =
          ShapefileSource.list(
              of.request(), of.suffix(), of.readsProjections(), configuration, calls);
      S3Opener opener = S3Opener.of(of.request(), configuration);
      return onS3(found.shapes(), opener, of.root(), requests, found.components());
    }
    Objects objects = (Objects) request;
    SourceListing listing = S3Source.list(objects.request(), configuration, calls);
    S3Opener opener = S3Opener.of(objects.request(), configuration);
    return onS3(listing.objects(), opener, objects.root(), requests, Map.of());
  }

  private static LoadSource onS3(
      List<SourceObject> objects,
      S3Opener plain,
      Optional<RootKey> root,
      RequestLog requests,
      Map<String, Components> shapefiles) {
    List<Split> files = objects.stream().map(SourceObject::split).toList();
    FilePlacement placement = root.isPresent() ? FilePlacement.WHOLE : FilePlacement.ANYWHERE;
    S3Opener opener = root.map(plain::decrypting).orElse(plain);
    return new LoadSource(files, placement, requests.watch(opener), requests, shapefiles);
  }

  /** The options with which these files are read. */
  ScanOptions reading(ScanOptions options) {
    return options.layout() instanceof ShapefileLayout layout
        ? options.withLayout(layout.withFiles(shapefiles))
        : options;
  }
}
