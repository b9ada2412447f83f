package dev.slipher.spark.load.plan;

import dev.slipher.catalog.table.Encoding;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.DataFormat;
import dev.slipher.copy.LoadOperations.CompUpdate;
import java.util.Optional;

/**
 * The encodings that a load chooses for its table (guide page copy-parameters-data-load,
 * COMPUPDATE).
 *
 * @param mode as {@code stl_analyze_compression.mode} names it
 */
public record CompressionUpdate(String mode, TableDefinition before, TableDefinition after) {

  /**
   * What the statement asks for before any row is read.
   *
   * @param empty whether the table has no rows yet: only then are encodings chosen
   *     (loadops.compupdate.nonempty)
   */
  public static Optional<CompressionUpdate> of(
      CopyStatement statement, TableDefinition table, boolean empty) {
    if (!empty || statement.load().noLoad()) {
      return Optional.empty(); // loadops.noload.side-effects
    }
    if (statement.format() instanceof DataFormat.Parquet
        || statement.format() instanceof DataFormat.Orc) {
      return Optional.empty(); // columnar.no-auto-compression
    }
    Optional<CompUpdate> said = statement.load().compUpdate();
    if (said.isEmpty()) {
      return hasExplicitEncoding(table) ? Optional.empty() : preset(table);
    }
    return switch (said.get()) {
      case OFF, ON -> Optional.empty(); // what ON chooses is known when the rows have passed
      case PRESET -> preset(table);
    };
  }

  /** loadops.compupdate.omitted; encodings that the table got by itself are not explicit. */
  private static boolean hasExplicitEncoding(TableDefinition table) {
    return table.automaticEncoding()
        || table.columns().stream().anyMatch(column -> column.encoding() != Encoding.RAW);
  }

  private static Optional<CompressionUpdate> preset(TableDefinition table) {
    return Optional.of(new CompressionUpdate("PRESET", table, table.withPresetEncodings()));
  }
}
