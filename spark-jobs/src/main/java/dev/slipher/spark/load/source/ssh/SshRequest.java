package dev.slipher.spark.load.source.ssh;

import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.s3.S3Request;
import java.util.Objects;

/**
 * What COPY says about its data on remote hosts (guide page copy-parameters-data-source-ssh).
 *
 * @param manifest the manifest of hosts and commands, on S3
 */
public record SshRequest(S3Request manifest) {
  public SshRequest {
    Objects.requireNonNull(manifest);
  }

  LoadIdentity identity() {
    return manifest.identity();
  }
}
