package dev.slipher.spark.load.scan;

import dev.slipher.catalog.system.SliceProgress;
import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.ScanProgress;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.scan.SplitOpener;
import dev.slipher.spark.internals.Datasets;
import dev.slipher.spark.internals.TaskUpdates;
import dev.slipher.spark.load.sample.CompressionSampling;
import dev.slipher.spark.load.sample.SliceSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** The scan of one load: rows by slice, and once they are read, the slices' reports. */
public final class LoadScan implements AutoCloseable {
  private final SparkSession session;
  private final SliceScan table;
  private final boolean compressed;
  private final List<SlicePartition> slices;
  private final SliceResults<SliceReport> reports;
  private final SliceResults<SliceSample> samples;
  private final SliceResults<SliceProgress> progress;
  private final TaskUpdates<SliceProgress> running;

  private LoadScan(
      SparkSession session,
      SliceScan table,
      boolean compressed,
      List<SlicePartition> slices,
      SliceResults<SliceReport> reports,
      SliceResults<SliceSample> samples,
      SliceResults<SliceProgress> progress) {
    this.session = session;
    this.table = table;
    this.compressed = compressed;
    this.slices = slices;
    this.reports = reports;
    this.samples = samples;
    this.progress = progress;
    running = TaskUpdates.watch(session.sparkContext(), progress);
  }

  /**
   * A scan that has not begun.
   *
   * @param name shown in Spark's UI and plans
   * @param bySlice the splits of each slice
   * @param hosts which hosts hold a split, best first
   * @param schema all columns of the table
   * @param columns the columns that fields feed
   * @param fillers of the other columns
   * @param opener must be serialisable
   * @param rejectLimit errors after which a slice stops by itself
   * @param sampling which rows are sampled
   */
  public static LoadScan of(
      SparkSession session,
      String name,
      List<List<Split>> bySlice,
      Function<Split, List<String>> hosts,
      StructType schema,
      List<TargetColumn> columns,
      List<ColumnFiller> fillers,
      ScanOptions options,
      SplitOpener opener,
      long rejectLimit,
      Optional<CompressionSampling.Rows> sampling) {
    SliceResults<SliceReport> reports = new SliceResults<>(SliceReport::slice);
    SliceResults<SliceSample> samples = new SliceResults<>(SliceSample::slice);
    SliceResults<SliceProgress> progress = new SliceResults<>(SliceProgress::slice);
    // Without a name: what has one is shown with every task and kept in event logs, rows and all.
    session.sparkContext().register(reports);
    session.sparkContext().register(samples);
    session.sparkContext().register(progress);
    List<SlicePartition> partitions = new ArrayList<>();
    for (int slice = 0; slice < bySlice.size(); slice++) {
      partitions.add(SlicePartition.of(slice, bySlice.get(slice), hosts));
    }
    SliceScanSpec spec =
        new SliceScanSpec(
            schema, columns, fillers, options, opener, rejectLimit, sampling.orElse(null));
    SliceScan table =
        new SliceScan(
            name, schema, partitions, new SliceReaderFactory(spec, reports, samples, progress));
    return new LoadScan(
        session,
        table,
        options.compression() != Compression.NONE,
        partitions,
        reports,
        samples,
        progress);
  }

  /**
   * The rows, a partition for each slice.
   *
   * @param keyColumn the column whose value decides the slice; without one rows stay where they are
   *     read
   */
  public JavaRDD<InternalRow> rows(Optional<String> keyColumn) {
    if (keyColumn.isEmpty()) {
      return Datasets.scan(session, table.planInputPartitions(), table.createReaderFactory());
    }
    return Datasets.internalRows(
        Datasets.of(session, table)
            .repartition(slices.size(), new Column(quoted(keyColumn.get()))));
  }

  private static String quoted(String column) {
    return "`" + column.replace("`", "``") + "`";
  }

  /** How far the slices that have something to read are; may be asked at any time. */
  public List<SliceProgress> progress() {
    Map<Integer, SliceProgress> bySlice = new TreeMap<>();
    for (SlicePartition slice : slices) {
      if (!slice.splits().isEmpty()) {
        bySlice.put(slice.slice(), slice.progress(compressed, new ScanProgress()));
      }
    }
    Stream.concat(running.values().stream(), progress.value().stream())
        .forEach(
            told -> bySlice.computeIfPresent(told.slice(), (slice, known) -> further(known, told)));
    return List.copyOf(bySlice.values());
  }

  private static SliceProgress further(SliceProgress one, SliceProgress other) {
    return one.bytesLoaded() > other.bytesLoaded() ? one : other;
  }

  /** The load is over; nobody asks for its progress any more. */
  @Override
  public void close() {
    running.close();
  }

  /** What the slices sampled so far. */
  public List<SliceSample> samples() {
    return samples.value();
  }

  /** What the slices reported so far; complete once the rows are read. */
  public List<SliceReport> reports() {
    return reports.value();
  }
}
