package dev.slipher.spark.load.plan;

import dev.slipher.formats.scan.FileCut;
import dev.slipher.formats.scan.ScanOptions;
import dev.slipher.formats.scan.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
   * Cuts the large ones among whole files, where the way they are read allows it, and deals them
   * out in turn.
   *
   * @param cut how each file would be cut
   * @param uncut files to leave in one piece
   */
  public static SliceAssignment of(
      List<Split> files,
      Function<Split, FileCut> cut,
      ScanOptions options,
      Set<String> uncut,
      int slices) {
    if (!options.isSplittable()) {
      return inTurn(files, slices);
    }
    Map<String, Long> timesListed =
        files.stream().collect(Collectors.groupingBy(Split::file, Collectors.counting()));
    List<Split> splits = new ArrayList<>();
    for (Split file : files) {
      // The ranges of a file that a manifest lists twice could not be told apart.
      boolean whole = uncut.contains(file.file()) || timesListed.get(file.file()) > 1;
      splits.addAll(whole ? List.of(file) : cut.apply(file).cut(file));
    }
    return inTurn(splits, slices);
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
