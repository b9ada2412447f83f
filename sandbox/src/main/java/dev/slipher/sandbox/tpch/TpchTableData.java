package dev.slipher.sandbox.tpch;

import java.util.List;

/**
 * What was generated of a table.
 *
 * @param table its name
 * @param rows how many rows were written
 * @param bytes the objects' sizes together
 * @param keys the objects' keys, in the rows' order
 */
public record TpchTableData(String table, long rows, long bytes, List<String> keys) {
  /** Copies the keys. */
  public TpchTableData {
    keys = List.copyOf(keys);
  }
}
