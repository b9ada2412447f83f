package dev.slipher.sandbox.tpch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What to generate. Equal requests give equal bytes.
 *
 * <p>A table's objects are {@code PREFIX/TABLE/part-00001.tbl} and so on ({@code .csv}, {@code
 * .tbl.gz}, {@code .csv.gz}); its manifest, when wanted, is {@code PREFIX/TABLE.manifest}.
 *
 * @param scale the scale factor of TPC-H, above 0: 1 is about a gigabyte of text
 * @param tables names of tables, such as {@code lineitem}
 * @param format how rows become lines
 * @param gzip whether each object is compressed
 * @param parts objects a table; {@code nation} and {@code region} are always one
 * @param bucket where the objects go
 * @param prefix what their keys begin with, without a slash at its end; empty for none
 * @param manifest whether each table gets a manifest that COPY can read
 */
public record TpchRequest(
    double scale,
    List<String> tables,
    TextFormat format,
    boolean gzip,
    int parts,
    String bucket,
    String prefix,
    boolean manifest) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException when a value is out of range or a table unknown
   */
  public TpchRequest {
    tables = List.copyOf(tables);
    if (!(scale > 0) || scale > 1_000_000) {
      throw new IllegalArgumentException("the scale must lie above 0: " + scale);
    }
    for (String table : tables) {
      if (!TpchRows.TABLES.contains(table)) {
        throw new IllegalArgumentException(
            "TPC-H has no table " + table + "; it has " + String.join(", ", TpchRows.TABLES));
      }
    }
    if (tables.isEmpty() || tables.stream().distinct().count() != tables.size()) {
      throw new IllegalArgumentException("name each table once: " + tables);
    }
    if (parts < 1 || parts > 99_999) {
      throw new IllegalArgumentException("parts must lie between 1 and 99999: " + parts);
    }
  }

  /** All eight tables as plain pipe-delimited text, one object each. */
  public static TpchRequest of(double scale, String bucket) {
    return new TpchRequest(scale, TpchRows.TABLES, TextFormat.PIPE, false, 1, bucket, "", false);
  }

  /** The same for these tables only. */
  public TpchRequest withTables(String... names) {
    return new TpchRequest(scale, List.of(names), format, gzip, parts, bucket, prefix, manifest);
  }

  /** The same in another format. */
  public TpchRequest withFormat(TextFormat newFormat) {
    return new TpchRequest(scale, tables, newFormat, gzip, parts, bucket, prefix, manifest);
  }

  /** The same compressed. */
  public TpchRequest gzipped() {
    return new TpchRequest(scale, tables, format, true, parts, bucket, prefix, manifest);
  }

  /** The same with so many objects a table. */
  public TpchRequest inParts(int number) {
    return new TpchRequest(scale, tables, format, gzip, number, bucket, prefix, manifest);
  }

  /** The same under another prefix. */
  public TpchRequest under(String newPrefix) {
    return new TpchRequest(scale, tables, format, gzip, parts, bucket, newPrefix, manifest);
  }

  /** The same with a manifest for each table. */
  public TpchRequest withManifest() {
    return new TpchRequest(scale, tables, format, gzip, parts, bucket, prefix, true);
  }

  /** The key of a table's part, counted from 1. */
  public String key(String table, int part) {
    return "%s%s/part-%05d.%s%s"
        .formatted(start(), table, part, format.extension(), gzip ? ".gz" : "");
  }

  /** The key of a table's manifest. */
  public String manifestKey(String table) {
    return start() + table + ".manifest";
  }

  /** The objects that hold the table. */
  public int partsOf(String table) {
    return TpchRows.isFixed(table) ? 1 : parts;
  }

  /** The words of {@code TpchMain}'s command line, without the place that the buckets are in. */
  public List<String> arguments() {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--scale",
                Double.toString(scale),
                "--tables",
                String.join(",", tables),
                "--format",
                format.name().toLowerCase(Locale.ROOT),
                "--parts",
                Integer.toString(parts),
                "--bucket",
                bucket,
                "--prefix",
                prefix));
    if (gzip) {
      words.add("--gzip");
    }
    if (manifest) {
      words.add("--manifest");
    }
    return words;
  }

  private String start() {
    return prefix.isEmpty() ? "" : prefix + "/";
  }
}
