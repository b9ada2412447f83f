package dev.slipher.spark.load.plan;

import dev.slipher.catalog.table.Identity;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.formats.convert.TargetColumn;
import java.util.List;

/**
 * A COPY's columns, settled against its table.
 *
 * @param targets the columns that fields are loaded into, in the order of the fields
 * @param omitted the table's other columns
 */
public record ResolvedCopy(
    TableDefinition table, List<TargetColumn> targets, List<OmittedColumn> omitted) {

  /** A column that no field feeds. */
  public sealed interface OmittedColumn {
    /** Its zero-based place in the table. */
    int ordinal();
  }

  /** Filled with NULL (colmap.omitted-null). */
  public record NullColumn(int ordinal) implements OmittedColumn {}

  /** Filled with its DEFAULT, evaluated once (colmap.omitted-default). */
  public record DefaultColumn(int ordinal, String expression) implements OmittedColumn {}

  /** Filled with generated values (defid.identity-auto). */
  public record IdentityColumn(int ordinal, Identity identity) implements OmittedColumn {}

  public ResolvedCopy {
    targets = List.copyOf(targets);
    omitted = List.copyOf(omitted);
  }
}
