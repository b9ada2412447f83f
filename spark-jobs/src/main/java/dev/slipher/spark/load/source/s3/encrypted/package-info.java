/**
 * Objects that an Amazon S3 encryption client has encrypted: from an object's metadata and the root
 * key to its content. Knows nothing of S3 but what is in the metadata.
 */
package dev.slipher.spark.load.source.s3.encrypted;
