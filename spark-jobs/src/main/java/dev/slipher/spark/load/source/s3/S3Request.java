package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.Authorization;
import dev.slipher.copy.S3Location;
import dev.slipher.spark.load.source.LoadIdentity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What COPY says about its data on S3 (guide page copy-parameters-data-source-s3).
 *
 * @param location the key prefix, or with {@code manifest} the whole key of a manifest
 * @param manifest whether MANIFEST was given
 * @param region REGION; without it the data is in the cluster's own region
 * @param authorization as whom to read; printing it shows no secret
 * @param columnar whether the data is ORC or Parquet, whose manifests must tell each object's size
 *     (manifest.content-length-columnar)
 * @param identity which load asks
 * @param objects what to load, where that is not to be looked for
 */
public record S3Request(
    S3Location location,
    boolean manifest,
    Optional<String> region,
    Authorization authorization,
    boolean columnar,
    LoadIdentity identity,
    Optional<List<SourceObject>> objects) {

  public S3Request {
    Objects.requireNonNull(location);
    Objects.requireNonNull(region);
    Objects.requireNonNull(authorization);
    Objects.requireNonNull(identity);
    objects = objects.map(List::copyOf);
  }

  /** A request whose objects are looked for. */
  public S3Request(
      S3Location location,
      boolean manifest,
      Optional<String> region,
      Authorization authorization,
      boolean columnar,
      LoadIdentity identity) {
    this(location, manifest, region, authorization, columnar, identity, Optional.empty());
  }

  /** The same for these objects alone, which its location holds. */
  public S3Request only(List<SourceObject> known) {
    return new S3Request(
        location, manifest, region, authorization, columnar, identity, Optional.of(known));
  }
}
