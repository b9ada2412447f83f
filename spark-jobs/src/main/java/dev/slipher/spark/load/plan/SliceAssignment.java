package dev.slipher.spark.load.plan;

import dev.slipher.formats.scan.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * Which slice reads which splits.
 *
 * @param bySlice for each slice, counted from 0, its splits in reading order
 */
public record SliceAssignment(List<List<Split>> bySlice) {
  public SliceAssignment {
    bySlice = bySlice.stream().map(List::copyOf).toList();
  }

  /**
   * Deals the splits out in turn, without regard to size, as Redshift does
   * (slices.files-distributed).
   */
  public static SliceAssignment inTurn(List<Split> splits, int slices) {
    List<List<Split>> bySlice = new ArrayList<>();
    for (int slice = 0; slice < slices; slice++) {
      bySlice.add(new ArrayList<>());
    }
    for (int i = 0; i < splits.size(); i++) {
      bySlice.get(i % slices).add(splits.get(i));
    }
    return new SliceAssignment(bySlice);
  }
}
