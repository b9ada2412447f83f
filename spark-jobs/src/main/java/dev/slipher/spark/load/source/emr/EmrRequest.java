package dev.slipher.spark.load.source.emr;

import dev.slipher.spark.load.source.LoadIdentity;
import java.util.Objects;

/**
 * What COPY says about its data on an EMR cluster (guide page copy-parameters-data-source-emr).
 *
 * @param clusterId the cluster
 * @param path absolute; a file, a folder, or with {@code *} and {@code ?} several
 * @param identity which load asks
 */
public record EmrRequest(String clusterId, String path, LoadIdentity identity) {
  public EmrRequest {
    Objects.requireNonNull(clusterId);
    Objects.requireNonNull(path);
    Objects.requireNonNull(identity);
  }
}
