package dev.slipher.catalog.system;

import dev.slipher.formats.report.FilePart;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.SliceReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a load's slices read, file by file and range by range. */
final class LoadedFiles {
  private static final int FILE_DONE = 1; // sys.load_commits.status

  private LoadedFiles() {}

  /** How many files those are: the ranges of one count once. */
  static int count(List<FileReport> reports) {
    Set<String> cut = new HashSet<>();
    int whole = 0;
    for (FileReport report : reports) {
      if (report.part().isPartial()) {
        cut.add(report.file());
      } else {
        whole++;
      }
    }
    return whole + cut.size();
  }

  static int isPartial(FilePart part) {
    return part.isPartial() ? 1 : 0;
  }

  /** Writes {@code stl_file_scan}, {@code stl_load_commits} and {@code sys_load_detail}. */
  static void write(Connection connection, LoadOutcome load) throws SQLException {
    boolean failed = load.statement().status() != StatementStatus.SUCCESS;
    List<List<FileReport>> done = new ArrayList<>();
    Map<String, List<FileReport>> cut = new LinkedHashMap<>();
    try (LogInsert scans = new LogInsert(connection, LogTables.FILE_SCAN);
        LogInsert commits = new LogInsert(connection, LogTables.LOAD_COMMITS)) {
      for (SliceReport report : load.reports()) {
        for (FileReport file : report.files()) {
          addScan(scans, load.statement(), report.slice(), file);
          if (failed && file.errors() > 0) {
            continue; // a failed load names only the files that were read to their end
          }
          addCommit(commits, load, report.slice(), file);
          if (file.part().isPartial()) {
            cut.computeIfAbsent(file.file(), url -> new ArrayList<>()).add(file);
          } else {
            done.add(List.of(file));
          }
        }
      }
      scans.flush();
      commits.flush();
    }
    done.addAll(cut.values());
    writeDetails(connection, load.statement(), done);
  }

  private static void addScan(LogInsert rows, StatementRecord statement, int slice, FileReport file)
      throws SQLException {
    rows.add(
        statement.userId(),
        statement.queryId(),
        slice,
        file.file(),
        file.lines(),
        file.bytesTransferred(),
        file.elapsedMicros(),
        file.startedMicros(),
        isPartial(file.part()),
        file.part().range().start());
  }

  private static void addCommit(LogInsert rows, LoadOutcome load, int slice, FileReport file)
      throws SQLException {
    rows.add(
        load.statement().userId(),
        load.statement().queryId(),
        slice,
        file.file(),
        file.file(),
        0,
        Math.toIntExact(file.lines()),
        Math.toIntExact(file.errors()),
        endedMicros(file),
        FILE_DONE,
        load.format().commitsName(),
        isPartial(file.part()),
        file.part().range().start(),
        load.copyJobId());
  }

  /** A row for each file, however many ranges it was read in (sys.sys_load_detail.columns). */
  private static void writeDetails(
      Connection connection, StatementRecord statement, List<List<FileReport>> files)
      throws SQLException {
    try (LogInsert rows = new LogInsert(connection, LogTables.LOAD_DETAIL)) {
      for (List<FileReport> parts : files) {
        long started = parts.stream().mapToLong(FileReport::startedMicros).min().orElseThrow();
        long ended = parts.stream().mapToLong(LoadedFiles::endedMicros).max().orElseThrow();
        rows.add(
            statement.userId(),
            statement.queryId(),
            parts.get(0).file(),
            parts.stream().mapToLong(FileReport::bytesTransferred).sum(),
            Math.toIntExact(parts.stream().mapToLong(FileReport::lines).sum()),
            ended,
            parts.size(),
            started,
            ended);
      }
      rows.flush();
    }
  }

  private static long endedMicros(FileReport file) {
    return file.startedMicros() + file.elapsedMicros();
  }
}
