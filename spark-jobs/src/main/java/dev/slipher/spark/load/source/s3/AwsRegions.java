package dev.slipher.spark.load.source.s3;

import dev.slipher.dialect.SqlError;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;

/** The regions that REGION may name. */
public final class AwsRegions {
  /** Where a cluster is that nobody placed anywhere. */
  public static final String DEFAULT = "us-east-1";

  private static final Set<String> CODES =
      Region.regions().stream()
          .filter(region -> !region.isGlobalRegion())
          .map(Region::id)
          .collect(Collectors.toUnmodifiableSet());

  private AwsRegions() {}

  /**
   * Does nothing for a region's code, such as {@code us-west-2}.
   *
   * @throws SqlError for all else; codes are written in lower case only
   */
  public static void check(String code) {
    if (!CODES.contains(code)) {
      throw S3Errors.unknownRegion(code);
    }
  }
}
