package dev.slipher.spark.load.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.formats.scan.Split;
import java.util.List;
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
}
