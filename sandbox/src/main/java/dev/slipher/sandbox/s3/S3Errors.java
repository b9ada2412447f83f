package dev.slipher.sandbox.s3;

import java.io.IOException;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 answers when it cannot do as asked: status, code and message as S3 gives them. */
final class S3Errors {
  private S3Errors() {}

  static S3Exception accessDenied() {
    return error(403, "AccessDenied", "Access Denied");
  }

  static S3Exception noSuchBucket(String bucket) {
    return S3Exceptions.noSuchBucket(bucket, "The specified bucket does not exist");
  }

  static S3Exception bucketNotEmpty(String bucket) {
    return S3Exceptions.bucketNotEmpty(bucket);
  }

  static S3Exception noSuchKey(String bucket, String key) {
    return S3Exceptions.noSuchKey(bucket, key, "The specified key does not exist.");
  }

  static S3Exception noSuchUpload() {
    return error(
        404,
        "NoSuchUpload",
        "The specified multipart upload does not exist. The upload ID might be invalid, or the"
            + " multipart upload might have been aborted or completed.");
  }

  static S3Exception invalidPart(int number) {
    return error(400, "InvalidPart", "Part " + number + " was never uploaded.");
  }

  static S3Exception badDigest() {
    return error(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
  }

  static S3Exception incompleteBody() {
    return error(
        400,
        "IncompleteBody",
        "You did not provide the number of bytes specified by the Content-Length HTTP header");
  }

  /** A key that S3 would take and a folder cannot hold. */
  static S3Exception keyNotStorable(String key, String reason) {
    return error(400, "InvalidArgument", "A folder cannot hold the key \"" + key + "\": " + reason);
  }

  static S3Exception metadataNotStorable(IOException cause) {
    return error(
        501,
        "NotImplemented",
        "The file system keeps no extended attributes, so no metadata of objects: " + cause);
  }

  static S3Exception unsupported(String what) {
    return error(501, "NotImplemented", what + " is not supported by the sandbox");
  }

  static S3Exception preconditionFailed(String eTag) {
    return S3Exceptions.fromStatusCode(412, eTag, java.util.Map.of(), null);
  }

  static S3Exception invalidRange() {
    return S3Exceptions.fromStatusCode(416);
  }

  static S3Exception failed(IOException cause) {
    return error(500, "InternalError", "The folder cannot be used: " + cause);
  }

  private static S3Exception error(int status, String code, String message) {
    return (S3Exception)
        S3Exception.builder()
            .statusCode(status)
            .message(message)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode(code)
                    .errorMessage(message)
                    .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
                    .build())
            .build();
  }
}
