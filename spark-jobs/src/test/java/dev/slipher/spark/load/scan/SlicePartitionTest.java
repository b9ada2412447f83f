package dev.slipher.spark.load.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.catalog.system.SliceProgress;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.scan.ScanProgress;
import dev.slipher.formats.scan.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlicePartitionTest {
  @Test
  void prefersTheHostsOfMostOfItsSplits() {
    Map<String, List<String>> hosts =
        Map.of(
            "a", List.of("h1", "h2"),
            "b", List.of("h2", "h3"),
            "c", List.of("h2", "h3", "h4", "h5"));
    List<Split> splits = List.of(Split.of("a", 1), Split.of("b", 1), Split.of("c", 1));
    SlicePartition partition = SlicePartition.of(0, splits, split -> hosts.get(split.file()));
    assertArrayEquals(new String[] {"h2", "h3", "h1"}, partition.preferredLocations());
    assertArrayEquals(
        new String[0], SlicePartition.of(0, splits, s -> List.of()).preferredLocations());
  }

  @Test
  void countsOfARangeWhatItHasOfItsFile() {
    Split file = Split.of("a", 100);
    List<Split> splits = List.of(file.part(new ByteRange(64, 128)), Split.of("b", 7));
    SlicePartition partition = SlicePartition.of(3, splits, split -> List.of());
    assertEquals(
        new SliceProgress(3, 43, 0, true, 0, 2, 0, ""),
        partition.progress(true, new ScanProgress()));
  }
}
