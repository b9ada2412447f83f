package dev.slipher.spark.load.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.scan.FileCut;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.Split;
import dev.slipher.formats.text.TextLayout;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which slice reads what. */
class SliceAssignmentTest {
  private static List<Split> splits(int count) {
    return IntStream.range(0, count).mapToObj(i -> Split.of("s3://b/" + i, 1L << i)).toList();
  }

  @Test
  @DisplayName("files go round without regard to size (slices.files-distributed)")
  void inTurn() {
    List<Split> splits = splits(5);
    assertEquals(
        List.of(
            List.of(splits.get(0), splits.get(2), splits.get(4)),
            List.of(splits.get(1), splits.get(3))),
        SliceAssignment.inTurn(splits, 2).bySlice());
  }

  @Test
  @DisplayName("slices without a file read nothing, and still are there")
  void fewFiles() {
    List<Split> splits = splits(2);
    assertEquals(
        List.of(List.of(splits.get(0)), List.of(splits.get(1)), List.of(), List.of()),
        SliceAssignment.inTurn(splits, 4).bySlice());
  }

  @Test
  @DisplayName("a file listed twice is read twice (manifest.duplicate-url)")
  void twice() {
    Split split = Split.of("s3://b/k", 3);
    assertEquals(
        List.of(List.of(split), List.of(split)),
        SliceAssignment.inTurn(List.of(split, split), 2).bySlice());
  }

  @Test
  @DisplayName("the same files fall to the same slices every time")
  void deterministic() {
    assertEquals(SliceAssignment.inTurn(splits(9), 4), SliceAssignment.inTurn(splits(9), 4));
  }

  private static List<List<Split>> cut(Compression compression, Set<String> uncut) {
    List<Split> files = List.of(Split.of("s3://b/0", 200), Split.of("s3://b/1", 99));
    ScanOptions options =
        ScanOptions.of(TextLayout.Csv.DEFAULT, ConversionOptions.DEFAULTS, compression, 0, false);
    return SliceAssignment.of(files, file -> new FileCut(100, 80), options, uncut, 2).bySlice();
  }

  @Test
  @DisplayName("slices.splittable: large CSV files are cut, plain or BZIP2, unless told otherwise")
  void cut() {
    for (Compression compression : List.of(Compression.NONE, Compression.BZIP2)) {
      List<List<Split>> bySlice = cut(compression, Set.of());
      assertEquals(
          List.of(new ByteRange(0, 80), new ByteRange(160, 200)),
          bySlice.get(0).stream().map(Split::range).toList());
      assertEquals(
          List.of(new ByteRange(80, 160), ByteRange.WHOLE),
          bySlice.get(1).stream().map(Split::range).toList());
      assertEquals(1, cut(compression, Set.of("s3://b/0")).get(0).size());
    }
    assertEquals(1, cut(Compression.GZIP, Set.of()).get(0).size());
  }
}
