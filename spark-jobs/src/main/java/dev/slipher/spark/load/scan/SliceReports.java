package dev.slipher.spark.load.scan;

import dev.slipher.formats.report.SliceReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * Brings the slices' reports to the driver, keyed by slice: a task that ran twice still counts
 * once, which a plain counter would not manage.
 */
public final class SliceReports extends AccumulatorV2<SliceReport, List<SliceReport>> {
  private static final long serialVersionUID = 1L;

  private final ConcurrentHashMap<Integer, SliceReport> bySlice = new ConcurrentHashMap<>();

  @Override
  public boolean isZero() {
    return bySlice.isEmpty();
  }

  @Override
  public SliceReports copy() {
    SliceReports copy = new SliceReports();
    copy.bySlice.putAll(bySlice);
    return copy;
  }

  @Override
  public void reset() {
    bySlice.clear();
  }

  @Override
  public void add(SliceReport report) {
    bySlice.put(report.slice(), report);
  }

  @Override
  public void merge(AccumulatorV2<SliceReport, List<SliceReport>> other) {
    other.value().forEach(this::add);
  }

  /** The reports so far, by slice. */
  @Override
  public List<SliceReport> value() {
    return bySlice.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getKey))
        .map(Map.Entry::getValue)
        .toList();
  }
}
