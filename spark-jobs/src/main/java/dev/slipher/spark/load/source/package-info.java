/**
 * From a source to objects pinned by size and version, and back to their bytes. Driver side: {@link
 * dev.slipher.spark.load.source.S3Source}; executor side: {@link
 * dev.slipher.spark.load.source.S3Opener}. S3 is reached with S3A's own client, credentials,
 * request settings and retry policy, but by key instead of by path: keys such as {@code a//b} are
 * common and no Hadoop path can name them. Free of Spark types.
 */
package dev.slipher.spark.load.source;
