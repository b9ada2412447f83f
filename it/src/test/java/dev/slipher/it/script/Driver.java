package dev.slipher.it.script;

/** The JDBC drivers that cases run through. */
public enum Driver {
  /** Apache Hive's own, which Beeline ships with. */
  HIVE,
  /** Apache Kyuubi's, shaded. */
  KYUUBI
}
