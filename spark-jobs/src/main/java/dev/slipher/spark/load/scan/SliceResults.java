package dev.slipher.spark.load.scan;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * Brings what each slice has to tell to the driver, keyed by slice: a task that ran twice still
 * counts once, which a plain counter would not manage.
 */
final class SliceResults<T> extends AccumulatorV2<T, List<T>> {
  private static final long serialVersionUID = 1L;

  private final SliceOf<T> slice;
  private final ConcurrentHashMap<Integer, T> bySlice = new ConcurrentHashMap<>();

  /** The slice of a result. */
  interface SliceOf<T> extends Serializable {
    int of(T result);
  }

  SliceResults(SliceOf<T> slice) {
    this.slice = slice;
  }

  @Override
  public boolean isZero() {
    return bySlice.isEmpty();
  }

  @Override
  public SliceResults<T> copy() {
    SliceResults<T> copy = new SliceResults<>(slice);
    copy.bySlice.putAll(bySlice);
    return copy;
  }

  @Override
  public void reset() {
    bySlice.clear();
  }

  @Override
  public void add(T result) {
    bySlice.put(slice.of(result), result);
  }

  @Override
  public void merge(AccumulatorV2<T, List<T>> other) {
    other.value().forEach(this::add);
  }

  /** The results so far, by slice. */
  @Override
  public List<T> value() {
    return bySlice.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getKey))
        .map(Map.Entry::getValue)
        .toList();
  }
}
