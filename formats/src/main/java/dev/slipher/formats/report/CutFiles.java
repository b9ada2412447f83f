package dev.slipher.formats.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts together what slices report of files that were cut into ranges.
 *
 * <p>A slice cannot know whether the line end that it starts behind ends a record or stands in
 * quotes. It starts where it seems right, and says where. If that is where the range before it
 * ended, both read what one reader of the whole file would have read; if not, the file must be read
 * again, whole.
 *
 * @param reports the slices' reports, with lines counted from the files' starts. What a range has
 *     to say behind one that was not read to its end is left out: its lines have no numbers, and
 *     the load fails for what was found before it
 * @param misread the files in which a range started at a wrong place
 */
public record CutFiles(List<SliceReport> reports, Set<String> misread) {

  public CutFiles {
    reports = List.copyOf(reports);
    misread = Set.copyOf(misread);
  }

  /** Looks at the reports of one load, in which a file that is cut is read once. */
  public static CutFiles of(List<SliceReport> reports) {
    Map<String, TreeMap<Long, FileReport>> files = new HashMap<>();
    for (SliceReport report : reports) {
      for (FileReport file : report.files()) {
        if (file.part().isPartial()) {
          files
              .computeIfAbsent(file.file(), url -> new TreeMap<>())
              .put(file.part().range().start(), file);
        }
      }
    }
    if (files.isEmpty()) {
      return new CutFiles(reports, Set.of());
    }
    Map<FilePart, Long> linesBefore = new HashMap<>();
    Set<String> misread = new HashSet<>();
    files.forEach(
        (url, ranges) -> {
          if (!follow(ranges, linesBefore)) {
            misread.add(url);
          }
        });
    return new CutFiles(
        reports.stream().map(report -> renumbered(report, linesBefore)).toList(), misread);
  }

  /** Follows the records from range to range, as far as they were read; false where they part. */
  private static boolean follow(TreeMap<Long, FileReport> ranges, Map<FilePart, Long> linesBefore) {
    long start = 0;
    long next = 0;
    long lines = 0;
    for (FileReport range : ranges.values()) {
      if (range.part().range().start() != start) {
        return true; // the slice that should have read the range before stopped earlier
      }
      linesBefore.put(range.part(), lines);
      if (range.records().equals(RecordSpan.NOTHING)) {
        start = range.part().range().end();
        continue;
      }
      if (range.records().first() != next) {
        return false;
      }
      if (!range.records().isComplete()) {
        return true;
      }
      start = range.part().range().end();
      next = range.records().next();
      lines += range.lines();
    }
    return true;
  }

  private static SliceReport renumbered(SliceReport report, Map<FilePart, Long> linesBefore) {
    List<Reject> rejects = new ArrayList<>();
    for (Reject reject : report.rejects()) {
      if (counts(reject.part(), linesBefore)) {
        rejects.add(
            reject.onLine(reject.lineNumber() + linesBefore.getOrDefault(reject.part(), 0L)));
      }
    }
    List<Replacement> replacements = new ArrayList<>();
    for (Replacement replaced : report.replacements()) {
      if (counts(replaced.part(), linesBefore)) {
        replacements.add(
            replaced.onLine(replaced.lineNumber() + linesBefore.getOrDefault(replaced.part(), 0L)));
      }
    }
    return new SliceReport(
        report.slice(),
        report.rows(),
        report.files().stream().filter(file -> counts(file.part(), linesBefore)).toList(),
        rejects,
        replacements,
        report.replacedRows(),
        report.simplifications());
  }

  private static boolean counts(FilePart part, Map<FilePart, Long> linesBefore) {
    return !part.isPartial() || linesBefore.containsKey(part);
  }
}
