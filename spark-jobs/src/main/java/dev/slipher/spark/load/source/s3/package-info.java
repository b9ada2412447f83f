/**
 * COPY from Amazon S3. Driver side: {@link dev.slipher.spark.load.source.s3.S3Source}; executor
 * side: {@link dev.slipher.spark.load.source.s3.S3Opener}. S3 is reached with S3A's own client,
 * credentials, request settings and retry policy, but by key instead of by path: keys such as
 * {@code a//b} are common and no Hadoop path can name them. Sources that keep a manifest there read
 * it with {@link dev.slipher.spark.load.source.s3.ManifestObject}, and reach other services of
 * Amazon's with the credentials of {@link dev.slipher.spark.load.source.s3.StoreAccess}.
 */
package dev.slipher.spark.load.source.s3;
