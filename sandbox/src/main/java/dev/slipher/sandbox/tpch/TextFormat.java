package dev.slipher.sandbox.tpch;

/** How rows become lines. */
public enum TextFormat {
  /** Fields parted by {@code |}, none behind the last one. */
  PIPE("tbl"),
  /** Fields parted by commas; those with a comma or a quote in them stand in quotes. */
  CSV("csv");

  private final String extension;

  TextFormat(String extension) {
    this.extension = extension;
  }

  /** What the names of its files end with, without the dot. */
  public String extension() {
    return extension;
  }
}
