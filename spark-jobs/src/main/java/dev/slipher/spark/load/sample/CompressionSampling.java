package dev.slipher.spark.load.sample;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.Encoding;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.copy.CopyStatement;
import dev.slipher.copy.LoadOperations.CompUpdate;
import dev.slipher.spark.load.plan.CompressionUpdate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What COMPUPDATE ON samples (guide page c_Loading_tables_auto_compress). The rows of files are
 * looked at as they pass: nothing is read twice, and nothing has to be removed again. A source that
 * has a side to see it from, a host or a table of DynamoDB, is read for the sample first, as
 * Redshift does.
 *
 * @param columns those whose encoding is chosen: all but the sort key's
 *     (autocomp.sort-keys-skipped)
 * @param rowsPerSlice how many rows of each slice are looked at
 */
public record CompressionSampling(
    TableDefinition table, List<SampledColumn> columns, long rowsPerSlice) {

  /** loadops.comprows.default. */
  static final long LEAST_ROWS = 100_000;

  /** An encoding is worth its trouble when it saves more than that. */
  private static final double WORTHWHILE = 0.95;

  public CompressionSampling {
    columns = List.copyOf(columns);
  }

  /**
   * The sampling that the statement asks for.
   *
   * @param empty whether the table has no rows yet: only then are encodings chosen
   * @param slices over which COMPROWS is divided (loadops.comprows.split)
   */
  public static Optional<CompressionSampling> of(
      CopyStatement statement, TableDefinition table, boolean empty, int slices) {
    boolean on = statement.load().compUpdate().equals(Optional.of(CompUpdate.ON));
    if (!on || !empty || statement.load().noLoad()) {
      return Optional.empty();
    }
    long rows = statement.load().compRows().orElse(0) / slices;
    List<SampledColumn> columns = new ArrayList<>();
    for (int ordinal = 0; ordinal < table.columns().size(); ordinal++) {
      ColumnDefinition column = table.columns().get(ordinal);
      if (!table.sortKey().columns().contains(column.name())
          && ColumnSizes.canEstimate(column.type())) {
        columns.add(new SampledColumn(ordinal, column.type()));
      }
    }
    return Optional.of(new CompressionSampling(table, columns, Math.max(rows, LEAST_ROWS)));
  }

  /** How a slice's rows are sampled while they are loaded. */
  public Rows passing() {
    return new Rows(columns, rowsPerSlice, false);
  }

  /** How a slice's rows are sampled before they are loaded: no more of them are read. */
  public Rows beforehand() {
    return new Rows(columns, rowsPerSlice, true);
  }

  /**
   * The part that goes to the executors.
   *
   * @param most rows of a slice
   * @param alone whether a slice ends with its sample
   */
  public record Rows(List<SampledColumn> columns, long most, boolean alone)
      implements Serializable {
    /** The sampler of a slice. */
    public SliceSampler sampler(int slice) {
      return new SliceSampler(slice, columns, most);
    }
  }

  /**
   * Chooses for each sampled column the encoding in which the samples are smallest; nothing if they
   * are too few to mean anything (autocomp.min-rows).
   */
  public Optional<CompressionUpdate> choose(List<SliceSample> samples) {
    if (samples.stream().mapToLong(SliceSample::rows).sum() < LEAST_ROWS) {
      return Optional.empty();
    }
    Map<String, Encoding> chosen = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Map<Encoding, Long> bytes = new EnumMap<>(Encoding.class);
      for (SliceSample sample : samples) {
        sample.bytes().get(i).forEach((encoding, size) -> bytes.merge(encoding, size, Long::sum));
      }
      String name = table.columns().get(columns.get(i).ordinal()).name();
      chosen.put(name, smallest(bytes));
    }
    return Optional.of(new CompressionUpdate("ON", table, table.withEncodings(chosen)));
  }

  /** ZSTD costs more time to read than the others, and must save as much again. */
  private static Encoding smallest(Map<Encoding, Long> bytes) {
    Map.Entry<Encoding, Long> light =
        bytes.entrySet().stream()
            .filter(entry -> entry.getKey() != Encoding.ZSTD)
            .min(Comparator.comparingLong(Map.Entry::getValue))
            .orElseThrow();
    if (bytes.getOrDefault(Encoding.ZSTD, Long.MAX_VALUE) < light.getValue() / 2) {
      return Encoding.ZSTD;
    }
    return light.getValue() < bytes.get(Encoding.RAW) * WORTHWHILE ? light.getKey() : Encoding.RAW;
  }
}
