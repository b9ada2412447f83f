package dev.slipher.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.SdkRequests;
import org.gaul.s3proxy.blobstore.SdkResponses;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Objects as plain files: what S3Proxy asks for, done on a folder of buckets. */
final class FolderStore implements BlobStore {
  private static final int LARGEST_PAGE = 1_000;
  private static final long SMALLEST_PART_BUT_THE_LAST = 5L << 20;

  private final Buckets buckets;
  private final Uploads uploads;

  private FolderStore(Buckets buckets) {
    this.buckets = buckets;
    this.uploads = new Uploads(buckets);
  }

  /** The folder's buckets, all of them. */
  static FolderStore ofEveryBucket(Path root) {
    return limited(root, bucket -> true);
  }

  /** The folder's buckets as someone sees them who may use only these. */
  static FolderStore limited(Path root, Predicate<String> mayUse) {
    return new FolderStore(new Buckets(root, mayUse));
  }

  /** Something done on the folder. */
  @FunctionalInterface
  private interface Action<T> {
    T run() throws IOException;
  }

  private static <T> T onFolder(Action<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw S3Errors.failed(e);
    }
  }

  // Buckets.

  @Override
  public ListBucketsResponse list() {
    return onFolder(
        () -> {
          List<Bucket> found = new ArrayList<>();
          for (String name : buckets.names()) {
            Instant since =
                Files.readAttributes(buckets.folder(name), BasicFileAttributes.class)
                    .creationTime()
                    .toInstant();
            found.add(SdkResponses.bucket(name, since));
          }
          return ListBucketsResponse.builder().buckets(found).build();
        });
  }

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    buckets.existing(request.bucket());
    return HeadBucketResponse.builder().build();
  }

  @Override
  public CreateBucketResponse createContainer(CreateBucketRequest request) {
    return onFolder(
        () -> {
          try {
            Files.createDirectory(buckets.folder(request.bucket()));
          } catch (FileAlreadyExistsException e) {
            throw S3Exceptions.bucketAlreadyOwnedByYou(request.bucket());
          }
          return CreateBucketResponse.builder().location("/" + request.bucket()).build();
        });
  }

  @Override
  public void deleteBucket(String bucket) {
    onFolder(
        () -> {
          try {
            Files.delete(buckets.existing(bucket));
          } catch (DirectoryNotEmptyException e) {
            throw S3Errors.bucketNotEmpty(bucket);
          }
          return null;
        });
  }

  // Every bucket is its owner's alone: there are no public ones.

  @Override
  public BucketCannedACL getContainerAccess(String bucket) {
    buckets.existing(bucket);
    return BucketCannedACL.PRIVATE;
  }

  @Override
  public void setContainerAccess(String bucket, BucketCannedACL access) {
    if (access != BucketCannedACL.PRIVATE) {
      throw S3Errors.unsupported("the ACL " + access);
    }
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key) {
    buckets.existing(bucket, key);
    return ObjectCannedACL.PRIVATE;
  }

  @Override
  public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
    if (access != ObjectCannedACL.PRIVATE) {
      throw S3Errors.unsupported("the ACL " + access);
    }
  }

  // Objects.

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    String after =
        request.continuationToken() != null ? request.continuationToken() : request.startAfter();
    int limit =
        request.maxKeys() == null ? LARGEST_PAGE : Math.min(LARGEST_PAGE, request.maxKeys());
    Path bucket = buckets.existing(request.bucket());
    Listing.Page page =
        onFolder(
            () ->
                Listing.page(
                    bucket,
                    Objects.requireNonNullElse(request.prefix(), ""),
                    Objects.requireNonNullElse(request.delimiter(), ""),
                    Objects.requireNonNullElse(after, ""),
                    limit));
    List<S3Object> objects = new ArrayList<>();
    List<CommonPrefix> prefixes = new ArrayList<>();
    for (Listing.Entry entry : page.entries()) {
      entry
          .object()
          .ifPresentOrElse(
              object ->
                  objects.add(
                      S3Object.builder()
                          .key(entry.name())
                          .size(object.size())
                          .lastModified(object.lastModified())
                          .eTag(object.eTag())
                          .storageClass(ObjectStorageClass.STANDARD)
                          .build()),
              () -> prefixes.add(SdkResponses.commonPrefix(entry.name())));
    }
    return ListObjectsV2Response.builder()
        .contents(objects)
        .commonPrefixes(prefixes)
        .isTruncated(page.next().isPresent())
        .nextContinuationToken(page.next().orElse(null))
        .build();
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    Path file = buckets.existing(request.bucket(), request.key());
    return onFolder(() -> SdkResponses.toHead(describe(request.bucket(), request.key(), file)));
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    Path file = buckets.existing(request.bucket(), request.key());
    return onFolder(
        () -> {
          GetObjectResponse described = describe(request.bucket(), request.key(), file);
          FileChannel channel = open(request, file);
          // The ETag sent must be that of the bytes sent: again, if the file was replaced between.
          for (GetObjectResponse again = describe(request.bucket(), request.key(), file);
              !again.eTag().equals(described.eTag());
              again = describe(request.bucket(), request.key(), file)) {
            channel.close();
            channel = open(request, file);
            described = again;
          }
          try {
            Conditions.of(request).check(described.eTag(), described.lastModified());
            ByteSpan span =
                ByteSpan.of(SdkRequests.parseRange(request.range()), described.contentLength());
            return SdkResponses.getResponse(
                span.describe(described), new ObjectStream(channel, span.start(), span.length()));
          } catch (RuntimeException e) {
            channel.close();
            throw e;
          }
        });
  }

  private static FileChannel open(GetObjectRequest request, Path file) throws IOException {
    try {
      return FileChannel.open(file);
    } catch (NoSuchFileException e) {
      throw S3Errors.noSuchKey(request.bucket(), request.key());
    }
  }

  private static GetObjectResponse describe(String bucket, String key, Path file)
      throws IOException {
    BasicFileAttributes attributes;
    ObjectHeaders headers;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
      headers = ObjectHeaders.readFrom(file, attributes);
    } catch (NoSuchFileException e) {
      throw S3Errors.noSuchKey(bucket, key);
    }
    StoredObject object = StoredObject.of(attributes);
    return GetObjectResponse.builder()
        .contentLength(object.size())
        .lastModified(object.lastModified())
        .eTag(object.eTag())
        .contentType(
            headers.content().getOrDefault(ObjectHeaders.CONTENT_TYPE, "application/octet-stream"))
        .contentEncoding(headers.content().get(ObjectHeaders.CONTENT_ENCODING))
        .contentLanguage(headers.content().get(ObjectHeaders.CONTENT_LANGUAGE))
        .contentDisposition(headers.content().get(ObjectHeaders.CONTENT_DISPOSITION))
        .cacheControl(headers.content().get(ObjectHeaders.CACHE_CONTROL))
        .metadata(headers.metadata())
        .build();
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
    return onFolder(
        () -> {
          // Refused before the body is taken in.
          buckets.file(request.bucket(), request.key());
          Path received = uploads.receive(body, request.contentLength(), request.contentMD5());
          StoredObject object =
              place(received, request.bucket(), request.key(), ObjectHeaders.of(request));
          return SdkResponses.putResponse(object.eTag());
        });
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    Path source = buckets.existing(request.sourceBucket(), request.sourceKey());
    return onFolder(
        () -> {
          BasicFileAttributes attributes = Files.readAttributes(source, BasicFileAttributes.class);
          StoredObject from = StoredObject.of(attributes);
          Conditions.of(request).check(from.eTag(), from.lastModified());
          ObjectHeaders headers =
              request.metadataDirective() == MetadataDirective.REPLACE
                  ? ObjectHeaders.of(request)
                  : ObjectHeaders.readFrom(source, attributes);
          Path copy = uploads.receive(Files.newInputStream(source), from.size(), null);
          StoredObject to =
              place(copy, request.destinationBucket(), request.destinationKey(), headers);
          return SdkResponses.copyResponse(to.eTag(), to.lastModified());
        });
  }

  private StoredObject place(Path complete, String bucket, String key, ObjectHeaders headers)
      throws IOException {
    // Looked at before it is in place: from then on, others may replace it.
    StoredObject object = StoredObject.at(complete);
    try {
      headers.writeTo(complete);
      uploads.place(complete, bucket, key);
    } finally {
      Files.deleteIfExists(complete);
    }
    return object;
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return onFolder(
        () -> {
          Path file = buckets.file(request.bucket(), request.key());
          if (!Files.isDirectory(file) && Files.deleteIfExists(file)) {
            buckets.prune(request.bucket(), file);
          }
          return DeleteObjectResponse.builder().build();
        });
  }

  // Objects that come in parts.

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    return onFolder(
        () ->
            new MultipartUpload(
                uploads.begin(request.bucket(), request.key(), ObjectHeaders.of(request)),
                request));
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream body) {
    return onFolder(
        () -> {
          StoredObject part =
              uploads.addPart(
                  begun(upload),
                  request.partNumber(),
                  body,
                  request.contentLength(),
                  request.contentMD5());
          return SdkResponses.uploadedPart(part.eTag());
        });
  }

  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    return onFolder(
        () ->
            uploads.parts(begun(upload)).entrySet().stream()
                .map(
                    part ->
                        SdkResponses.part(
                            part.getKey(),
                            part.getValue().size(),
                            part.getValue().eTag(),
                            part.getValue().lastModified()))
                .toList());
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return onFolder(
        () -> {
          List<Integer> numbers =
              request.multipartUpload().parts().stream().map(CompletedPart::partNumber).toList();
          uploads.complete(begun(upload), numbers);
          Path file = buckets.existing(upload.containerName(), upload.blobName());
          return SdkResponses.completeResponse(StoredObject.at(file).eTag());
        });
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    onFolder(
        () -> {
          uploads.abort(begun(upload));
          return null;
        });
  }

  @Override
  public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(
      String bucket) {
    buckets.existing(bucket);
    return onFolder(
        () -> {
          List<software.amazon.awssdk.services.s3.model.MultipartUpload> found = new ArrayList<>();
          for (Uploads.Upload upload : uploads.of(bucket)) {
            Instant since = StoredObject.at(upload.folder()).lastModified();
            found.add(SdkResponses.upload(upload.key(), upload.id(), since));
          }
          return found;
        });
  }

  @Override
  public long getMinimumMultipartPartSize() {
    return SMALLEST_PART_BUT_THE_LAST;
  }

  private Uploads.Upload begun(MultipartUpload upload) throws IOException {
    buckets.existing(upload.containerName());
    Uploads.Upload begun = uploads.find(upload.id());
    if (!begun.bucket().equals(upload.containerName()) || !begun.key().equals(upload.blobName())) {
      throw S3Errors.noSuchUpload();
    }
    return begun;
  }
}
