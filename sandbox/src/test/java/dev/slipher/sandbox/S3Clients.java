package dev.slipher.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The AWS SDK's own client, against an endpoint of ours. */
public final class S3Clients {
  private S3Clients() {}

  public static S3Client of(URI endpoint) {
    return of(endpoint, "anyone", "anything", builder -> {});
  }

  public static S3Client of(URI endpoint, String accessKeyId, String secretAccessKey) {
    return of(endpoint, accessKeyId, secretAccessKey, builder -> {});
  }

  public static S3Client withoutRetries(URI endpoint) {
    return of(
        endpoint,
        "anyone",
        "anything",
        builder ->
            builder.overrideConfiguration(
                overrides ->
                    overrides
                        .retryStrategy(retries -> retries.maxAttempts(1))
                        .apiCallTimeout(Duration.ofSeconds(30))));
  }

  private static S3Client of(
      URI endpoint, String accessKeyId, String secret, Consumer<S3ClientBuilder> more) {
    S3ClientBuilder builder =
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)));
    more.accept(builder);
    return builder.build();
  }

  public static void put(S3Client client, String bucket, String key, byte[] content) {
    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  public static byte[] get(S3Client client, String bucket, String key) {
    return client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
  }
}
