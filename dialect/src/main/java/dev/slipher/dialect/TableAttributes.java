package dev.slipher.dialect;

import java.util.Objects;
import java.util.Optional;

/**
 * What CREATE TABLE says of the table as a whole, each part empty where nothing was said.
 *
 * @param distributionKey the column of {@code DISTKEY (column)}, folded
 * @param encodeAuto whether ENCODE AUTO was said
 * @param backup YES or NO of BACKUP
 */
public record TableAttributes(
    Optional<DistributionStyle> distributionStyle,
    Optional<String> distributionKey,
    Optional<SortKey> sortKey,
    boolean encodeAuto,
    Optional<Boolean> backup) {

  /** Nothing said. */
  public static final TableAttributes NONE =
      new TableAttributes(
          Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

  public TableAttributes {
    Objects.requireNonNull(distributionStyle);
    Objects.requireNonNull(distributionKey);
    Objects.requireNonNull(sortKey);
    Objects.requireNonNull(backup);
  }
}
