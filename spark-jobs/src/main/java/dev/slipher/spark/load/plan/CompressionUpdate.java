package dev.slipher.spark.load.plan;

import dev.slipher.catalog.table.Encoding;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.copy.CopyClause;
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
   * What the statement asks for.
   *
   * @param empty whether the table has no rows yet: only then are encodings chosen
   *     (loadops.compupdate.nonempty)
   * @throws dev.slipher.dialect.SqlError 0A000 for what would need a sample of the data
   */
  public static Optional<CompressionUpdate> of(
      CopyStatement statement, TableDefinition table, boolean empty) {
    if (statement.says(CopyClause.COMPROWS)) {
      throw PlanErrors.notSupported(CopyClause.COMPROWS);
    }
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
      case OFF -> Optional.empty();
      case PRESET -> preset(table);
      case ON -> throw PlanErrors.notSupported("COMPUPDATE ON");
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
