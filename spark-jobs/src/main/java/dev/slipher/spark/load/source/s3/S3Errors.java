package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.S3Location;
import dev.slipher.dialect.SqlError;
import dev.slipher.dialect.SqlState;
import dev.slipher.formats.record.LoadErrorCode;
import dev.slipher.spark.load.source.ErrorBlock;
import dev.slipher.spark.load.source.ErrorBlock.Location;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.MissingFileException;
import dev.slipher.spark.load.source.RoleHint;
import dev.slipher.spark.load.source.s3.S3Failure.Refused;
import java.util.Optional;

/**
 * Every error of a source, in Redshift's wording where that is published (guide pages
 * s3serviceexception-error, t_Validating_input_files, r_Load_Error_Reference).
 */
final class S3Errors {
  private static final String MASTER = "padbmaster";
  private static final String SCANNER = "query0_0";

  /** The code of errors that are about reaching or naming the source. */
  private static final int SOURCE = 8001;

  private static final int NO_SUCH_FILE = 2;
  private static final int NOT_AUTHORIZED = 30000;
  private static final int COLUMNAR = 15003;

  private static final String ELSEWHERE =
      "The bucket you are attempting to access must be addressed using the specified endpoint."
          + " Please send all future requests to this endpoint.";

  private final LoadIdentity load;

  S3Errors(LoadIdentity load) {
    this.load = load;
  }

  static SqlError unknownRegion(String code) {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE, "REGION '" + code + "' is not the code of an AWS Region");
  }

  static SqlError unreadableRoles(String file) {
    return SqlError.of(SqlState.INTERNAL_ERROR, "The roles' file '" + file + "' cannot be read");
  }

  /** The line is not repeated: there may be a secret in it. */
  static SqlError malformedRole(String file, int line) {
    return SqlError.of(
        SqlState.INTERNAL_ERROR,
        "Line %d of the roles' file '%s' is no role: an ARN, what it may read, and any of attached,"
                .formatted(line, file)
            + " default, keys=ID:SECRET, trusts=ARN");
  }

  /** s3.no-match-fails. */
  SqlError noSuchPrefix(S3Location location) {
    return listing("The specified S3 prefix '" + location.key() + "' does not exist", "");
  }

  /** s3.missing-key-error-shape, msg.no-such-file. */
  SqlError objectVanished(String url) {
    return error("No such file or directory", missingKey(url));
  }

  /** The object that was listed has been replaced. */
  SqlError objectChanged(String url) {
    return error(
        "The object " + url + " was replaced while COPY was reading it",
        new ErrorBlock(
            "The object is not the one that was listed",
            SOURCE,
            "S3 key being read : " + url,
            Location.S3_SCANNER,
            SCANNER));
  }

  /** manifest.mandatory-true-missing, err.code.1212. */
  SqlError mandatoryFileMissing(String url) {
    String message = "Mandatory url is not present in manifest file.";
    return error(message, missingKey(url))
        .causedBy(new MissingFileException(url, LoadErrorCode.FILE_NOT_FOUND, message));
  }

  /** manifest.none-found-fails. */
  SqlError noManifestFileFound(S3Location manifest, int entries) {
    return error(
        "No such file or directory",
        new ErrorBlock(
            "None of the %d files that the manifest lists exists".formatted(entries),
            NO_SUCH_FILE,
            manifestAt(manifest),
            Location.SCAN_STEP,
            SCANNER));
  }

  /** err.code.8001, manifest.single-object, manifest.url-not-prefix, ssh.manifest-single-object. */
  SqlError fullPathRequired(String clause, String url) {
    return listing(
        "COPY with %s parameter requires full path of an S3 object.".formatted(clause),
        "S3 path = " + url);
  }

  /** manifest.not-found-or-malformed. */
  SqlError malformedManifest(S3Location manifest, String where) {
    return listing(
        "Manifest file is not in correct json format", manifestAt(manifest) + ", " + where);
  }

  /** The manifest is larger than COPY reads. */
  SqlError manifestTooLarge(S3Location manifest, long size, long most) {
    return listing(
        "Manifest file is too large: %d bytes, at most %d are read".formatted(size, most),
        manifestAt(manifest));
  }

  /** manifest.content-length-columnar. */
  SqlError noContentLength(S3Location manifest, String url, String key) {
    String message = "File entry does not have '" + key + "' key.";
    return error(
        message,
        new ErrorBlock(
            message,
            COLUMNAR,
            manifestAt(manifest) + ", url = " + url,
            Location.COLUMNAR_MANIFEST,
            MASTER));
  }

  /** A manifest's content_length is not the object's size. */
  SqlError wrongSize(String url, long promised, long size) {
    String message =
        "File size mismatch: the manifest says %d bytes, the object has %d"
            .formatted(promised, size);
    return error(
        message, new ErrorBlock(message, SOURCE, "S3 path = " + url, Location.S3_LISTING, MASTER));
  }

  /** A bucket whose name no request can carry. */
  SqlError invalidBucket(String bucket) {
    return service(
        new Refused(
            400,
            "InvalidBucketName",
            "The specified bucket is not valid.",
            "",
            "",
            Optional.empty()),
        "",
        "Bucket = " + bucket,
        Location.S3_LISTING,
        MASTER);
  }

  /** A listing failed. */
  SqlError listingFailed(S3Failure failure, String bucket, String prefix, StoreAccess access) {
    return failed(
        failure,
        "",
        "Listing bucket=" + bucket + " prefix=" + prefix,
        Location.S3_LISTING,
        MASTER,
        access);
  }

  /** The manifest could not be read. */
  SqlError manifestUnreadable(S3Failure failure, S3Location manifest, StoreAccess access) {
    return failed(
        failure,
        "Problem reading manifest file - ",
        manifestAt(manifest),
        Location.S3_LISTING,
        MASTER,
        access);
  }

  /** A file of shapes without one of the files that belong beside it (shapefile.components). */
  SqlError missingComponent(String url, String component) {
    return listing(
        "The shapefile '" + url + "' has no " + component + " file beside it", "S3 path = " + url);
  }

  /** What FROM names has no file of shapes. */
  SqlError noShapes(S3Location location, String extension) {
    return listing(
        "Nothing that FROM names is a shapefile's " + extension, "S3 path = " + location.toUri());
  }

  /** The JSONPaths file could not be read (json.jsonpaths.plain). */
  SqlError jsonPathsUnreadable(S3Failure failure, S3Location file, StoreAccess access) {
    return failed(
        failure,
        "Problem reading JSONPaths file - ",
        jsonPathsAt(file),
        Location.S3_LISTING,
        MASTER,
        access);
  }

  /** The JSONPaths file is larger than COPY reads. */
  SqlError jsonPathsTooLarge(S3Location file, long size, long most) {
    return listing(
        "JSONPaths file is too large: %d bytes, at most %d are read".formatted(size, most),
        jsonPathsAt(file));
  }

  /** An object could not be read. */
  SqlError objectUnreadable(S3Failure failure, String url, StoreAccess access) {
    if (failure instanceof S3Failure.Changed
        || (failure instanceof Refused refused && refused.isChanged())) {
      return objectChanged(url);
    }
    if (failure instanceof Refused refused && refused.isMissing() && !isBucket(refused)) {
      return objectVanished(url);
    }
    return failed(failure, "", "S3 key being read : " + url, Location.S3_SCANNER, SCANNER, access);
  }

  /** A root key that is none of AES with 256 bits (encryption.client-side-symmetric). */
  static SqlError invalidRootKey() {
    return SqlError.of(
        SqlState.INVALID_PARAMETER_VALUE,
        "master_symmetric_key must be a 256-bit AES key, base64-encoded");
  }

  /** encryption.wrong-key, encryption.unsupported-modes, encryption.envelope-in-metadata. */
  SqlError undecryptable(String reason, String url) {
    return error(
        reason,
        new ErrorBlock(reason, SOURCE, "S3 key being read : " + url, Location.S3_SCANNER, SCANNER));
  }

  /** What an attempt that will be repeated has met, for {@code stl_s3client_error}. */
  static String line(S3Failure failure) {
    if (failure instanceof Refused refused) {
      return refused(refused);
    }
    if (failure instanceof S3Failure.Unreachable unreachable) {
      return unreachable.reason();
    }
    return failure.getClass().getSimpleName();
  }

  private SqlError failed(
      S3Failure failure,
      String prefix,
      String context,
      Location location,
      String process,
      StoreAccess access) {
    if (failure instanceof Refused refused) {
      return service(refused, prefix, context, location, process);
    }
    if (failure instanceof S3Failure.Unreachable unreachable) {
      String message =
          "%sS3CurlException: %s, CurlError %d, multiCurlError 0, CanRetry 1, UserError 0"
              .formatted(prefix, unreachable.reason(), unreachable.curlError());
      return error(message, new ErrorBlock(message, SOURCE, context, location, process));
    }
    if (failure instanceof S3Failure.RoleRefused refusal) {
      return RoleHint.refused(roleNotAttached(access), refusal.reason());
    }
    if (failure instanceof S3Failure.NoCredentials) {
      return RoleHint.noCredentials(roleNotAttached(access));
    }
    if (failure instanceof S3Failure.Cancelled) {
      return SqlError.of(
          SqlState.QUERY_CANCELED,
          "Query (%d) cancelled on user's request".formatted(load.query()));
    }
    throw new IllegalArgumentException(failure.toString());
  }

  /** auth.iam-role-arn, auth.iam-role-default, auth.iam-role-chain. */
  SqlError roleNotAttached(StoreAccess access) {
    return notAuthorized(
        access.roles().isEmpty()
            ? "The cluster has no default IAM role"
            : "Not authorized to get credentials of role " + String.join(",", access.roles()));
  }

  /** As IAM says it (emr.permission-listinstances). */
  SqlError actionDenied(StoreAccess access, String action, String resource) {
    String role = access.roles().isEmpty() ? "default" : String.join(",", access.roles());
    return notAuthorized(
        "User: %s is not authorized to perform: %s on resource: %s"
            .formatted(role, action, resource));
  }

  private SqlError notAuthorized(String message) {
    return error(
        message, new ErrorBlock(message, NOT_AUTHORIZED, "", Location.CREDENTIALS, MASTER));
  }

  /** auth.error.key-id, auth.error.signature, auth.error.denied, s3.region-wrong-message. */
  private SqlError service(
      Refused refused, String prefix, String context, Location location, String process) {
    String message = prefix + refused(refused);
    SqlError error = error(message, new ErrorBlock(message, SOURCE, context, location, process));
    if (!refused.isElsewhere()) {
      return error;
    }
    return error.withHint(
        refused
            .region()
            .map(region -> "The bucket is in another Region: add REGION '" + region + "'.")
            .orElse("The bucket is in another Region: name it with REGION."));
  }

  private static String refused(Refused refused) {
    return "S3ServiceException:%s,Status %d,Error %s,Rid %s,ExtRid %s,CanRetry 1"
        .formatted(
            refused.isElsewhere() ? ELSEWHERE : message(refused),
            refused.isElsewhere() ? 301 : refused.status(),
            refused.isElsewhere() ? "PermanentRedirect" : code(refused),
            refused.requestId(),
            refused.extendedRequestId());
  }

  /** Amazon's own text where Redshift's guide shows it, whatever the server calls it. */
  private static String message(Refused refused) {
    return switch (code(refused)) {
      case "InvalidAccessKeyId" ->
          "The AWS Access Key Id you provided does not exist in our records.";
      case "SignatureDoesNotMatch" ->
          "The request signature we calculated does not match the signature you provided."
              + " Check your key and signing method.";
      case "NoSuchBucket" -> "The specified bucket does not exist";
      case "NoSuchKey" -> "The specified key does not exist.";
      case "AccessDenied" -> refused.message().isEmpty() ? "Access Denied" : refused.message();
      default ->
          refused.message().isEmpty() ? "HTTP status " + refused.status() : refused.message();
    };
  }

  private static String code(Refused refused) {
    if (!refused.code().isEmpty()) {
      return refused.code();
    }
    return switch (refused.status()) {
      case 403 -> "AccessDenied";
      case 404 -> "NoSuchKey";
      default -> "Unknown";
    };
  }

  private static boolean isBucket(Refused refused) {
    return refused.code().equals("NoSuchBucket");
  }

  private static ErrorBlock missingKey(String url) {
    return new ErrorBlock(
        "The specified key does not exist",
        NO_SUCH_FILE,
        "S3 key being read : " + url,
        Location.SCAN_STEP,
        SCANNER);
  }

  private static String jsonPathsAt(S3Location file) {
    return "JSONPaths file location = " + file.toUri();
  }

  private static String manifestAt(S3Location manifest) {
    return "Manifest file location = " + manifest.toUri();
  }

  private SqlError listing(String message, String context) {
    return error(message, new ErrorBlock(message, SOURCE, context, Location.S3_PREFIX, MASTER));
  }

  private SqlError error(String message, ErrorBlock block) {
    return SqlError.of(SqlState.INTERNAL_ERROR, message).withDetail(block.text(load));
  }
}
