package dev.slipher.copy;

import java.util.Objects;

/** What stands after FROM (guide pages copy-parameters-data-source-*). */
public sealed interface CopySource {

  /** The quoted text after FROM. */
  String toUri();

  /** Every S3 object whose key begins with the location's key (s3.prefix-semantics). */
  record S3Prefix(S3Location location) implements CopySource {
    public S3Prefix {
      Objects.requireNonNull(location);
    }

    @Override
    public String toUri() {
      return location.toUri();
    }
  }

  /** The objects that a manifest lists: FROM with MANIFEST. */
  record S3Manifest(S3Location location) implements CopySource {
    public S3Manifest {
      Objects.requireNonNull(location);
    }

    @Override
    public String toUri() {
      return location.toUri();
    }
  }

  /** The commands that an SSH manifest on S3 lists: FROM with SSH. */
  record SshManifest(S3Location location) implements CopySource {
    public SshManifest {
      Objects.requireNonNull(location);
    }

    @Override
    public String toUri() {
      return location.toUri();
    }
  }

  /**
   * Files of an EMR cluster's HDFS.
   *
   * @param path absolute, with its leading slash; may hold the wildcards * and ? (emr.wildcards)
   */
  record EmrFiles(String clusterId, String path) implements CopySource {
    public EmrFiles {
      Objects.requireNonNull(clusterId);
      Objects.requireNonNull(path);
    }

    @Override
    public String toUri() {
      return "emr://" + clusterId + path;
    }
  }

  /** The items of one DynamoDB table. */
  record DynamoDbTable(String tableName) implements CopySource {
    public DynamoDbTable {
      Objects.requireNonNull(tableName);
    }

    @Override
    public String toUri() {
      return "dynamodb://" + tableName;
    }
  }
}
