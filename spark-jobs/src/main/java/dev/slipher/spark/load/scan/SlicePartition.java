package dev.slipher.spark.load.scan;

import dev.slipher.catalog.system.SliceProgress;
import dev.slipher.formats.scan.ScanProgress;
import dev.slipher.formats.scan.Split;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.read.InputPartition;

/** A slice and what it reads, in this order: Spark's partition is Redshift's slice. */
record SlicePartition(int slice, List<Split> splits, List<String> hosts) implements InputPartition {
  /** As many as HDFS keeps copies of a block. */
  private static final int MOST_HOSTS = 3;

  SlicePartition {
    splits = List.copyOf(splits);
    hosts = List.copyOf(hosts);
  }

  /**
   * A slice that would best run where most of its splits lie.
   *
   * @param hosts of a split, best first
   */
  static SlicePartition of(int slice, List<Split> splits, Function<Split, List<String>> hosts) {
    Map<String, Long> splitsByHost =
        splits.stream()
            .flatMap(split -> hosts.apply(split).stream())
            .collect(Collectors.groupingBy(host -> host, TreeMap::new, Collectors.counting()));
    List<String> best =
        splitsByHost.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_HOSTS)
            .map(Map.Entry::getKey)
            .toList();
    return new SlicePartition(slice, splits, best);
  }

  @Override
  public String[] preferredLocations() {
    return hosts.toArray(String[]::new);
  }

  /** How far the slice is, by what its scanner says. */
  SliceProgress progress(boolean compressed, ScanProgress scanned) {
    return new SliceProgress(
        slice,
        bytes(),
        scanned.bytesTransferred(),
        compressed,
        scanned.lines(),
        splits.size(),
        scanned.filesDone(),
        scanned.currentFile());
  }

  private long bytes() {
    return splits.stream()
        .filter(split -> split.size() >= 0)
        .mapToLong(split -> Math.min(split.range().end(), split.size()) - split.range().start())
        .sum();
  }
}
