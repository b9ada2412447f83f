package dev.slipher.catalog.system;

import dev.slipher.catalog.ClusterLayout;
import dev.slipher.catalog.table.DistributionStyle;
import dev.slipher.catalog.table.TableDefinition;
import java.util.List;

/** A table's storage as the cluster would hold it. */
record TableStorage(TableDefinition table, List<SliceStorage> slices) {
  /** INSERT_XID, DELETE_XID and ROW_ID, which every table has (slices.hidden-columns). */
  private static final int HIDDEN_COLUMNS = 3;

  private static final long BLOCK_BYTES = 1 << 20; // slices.block-1mb

  static TableStorage of(SystemTableContext context, TableDefinition table) {
    List<SliceStorage> stored = context.tables().storage(table);
    ClusterLayout layout = context.layout();
    boolean copied = table.distribution().effective() instanceof DistributionStyle.All;
    return new TableStorage(
        table,
        layout
            .sliceNumbers()
            .mapToObj(
                slice ->
                    total(
                        slice,
                        copied
                            ? layout.holdsCopies(slice) ? stored : List.of()
                            : stored.stream().filter(s -> s.slice() == slice).toList()))
            .toList());
  }

  private static SliceStorage total(int slice, List<SliceStorage> parts) {
    return new SliceStorage(
        slice,
        parts.stream().mapToLong(SliceStorage::rows).sum(),
        parts.stream().mapToLong(SliceStorage::deletedRows).sum(),
        parts.stream().mapToLong(SliceStorage::sortedRows).sum(),
        parts.stream().mapToLong(SliceStorage::bytes).sum());
  }

  SliceStorage on(int slice) {
    return slices.get(slice);
  }

  /** A slice with rows has at least one block for each column. */
  long blocksOn(int slice) {
    SliceStorage here = on(slice);
    if (here.rows() == 0) {
      return 0;
    }
    return Math.max(
        table.columns().size() + HIDDEN_COLUMNS, (here.bytes() + BLOCK_BYTES - 1) / BLOCK_BYTES);
  }

  long blocks() {
    return slices.stream().mapToLong(s -> blocksOn(s.slice())).sum();
  }
}
