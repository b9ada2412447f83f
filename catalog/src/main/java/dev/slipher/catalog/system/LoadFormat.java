package dev.slipher.catalog.system;

/** The format of a load's files as the load tables name it. */
public enum LoadFormat {
  /** Delimited or of fixed width. */
  TEXT("Text", "txt"),
  CSV("Text", "csv"), // sys.load_commits.file_format
  JSON("JSON", "json"),
  AVRO("Avro", "avro"),
  ORC("ORC", "orc"),
  PARQUET("Parquet", "parquet");

  private final String commitsName;
  private final String historyName;

  LoadFormat(String commitsName, String historyName) {
    this.commitsName = commitsName;
    this.historyName = historyName;
  }

  /** The word of {@code stl_load_commits.file_format}. */
  String commitsName() {
    return commitsName;
  }

  /** The word of {@code sys_load_history.file_format} (sys.sys_load_history.file_format). */
  String historyName() {
    return historyName;
  }
}
