package dev.slipher.dialect;

/** How a table's rows spread over the slices: the argument of DISTSTYLE. */
public enum DistributionStyle {
  AUTO,
  EVEN,
  KEY,
  ALL
}
