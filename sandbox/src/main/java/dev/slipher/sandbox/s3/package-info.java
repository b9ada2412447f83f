/**
 * S3 over a folder: S3Proxy speaks the protocol, {@link dev.slipher.sandbox.s3.FolderStore} keeps
 * the objects as plain files. Each direct sub-folder is a bucket and each file under it an object,
 * put there by a client or dropped by hand.
 */
package dev.slipher.sandbox.s3;
