package dev.slipher.formats.scan;

import dev.slipher.formats.convert.ColumnError;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.record.RowError;
import dev.slipher.formats.record.TextRecord;
import dev.slipher.formats.report.FileReport;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Replacement;
import dev.slipher.formats.report.Simplification;
import dev.slipher.formats.report.SliceReport;
import java.util.ArrayList;
import java.util.List;

/** Collects what becomes a slice's report. */
final class ReportBuilder {
  private final int slice;
  private final int columnCount;
  private final ParsedValues parsedValues;
  private final int firstPosition;
  private final List<FileReport> files = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final List<Replacement> replacements = new ArrayList<>();
  private final List<Simplification> simplifications = new ArrayList<>();
  private long rows;
  private long rejected;
  private long replacedRows;

  /**
   * @param firstPosition what a line's first field has for its position: 0, or -1 in lines of fixed
   *     width, as the guide's samples show (fixedwidth.error-slice)
   */
  ReportBuilder(int slice, int columnCount, ParsedValues parsedValues, int firstPosition) {
    this.slice = slice;
    this.columnCount = columnCount;
    this.parsedValues = parsedValues;
    this.firstPosition = firstPosition;
  }

  void row(SplitReader file, int replacedColumn) {
    rows++;
    file.countRow();
    if (replacedColumn >= 0) {
      replacedRows++;
      // conv.acceptinvchars.replacements-cap
      if (replacements.size() < SliceReport.MOST_REPLACEMENTS) {
        TextRecord record = file.reader().record();
        replacements.add(
            new Replacement(file.part(), record.lineNumber(), replacedColumn, rawLine(record)));
      }
    }
  }

  /** A record that could not become a row. */
  void reject(SplitReader file, ColumnError error) {
    TextRecord record = file.reader().record();
    List<Reject.FieldValue> values =
        isDetailed() ? parsedValues.upTo(error.column(), record) : List.of();
    add(file, record, error.column(), error.error(), values);
  }

  /** A line that could not become a record. */
  void rejectLine(SplitReader file) {
    RecordReader reader = file.reader();
    int field = reader.rejectedField();
    int column = field < columnCount ? field : -1;
    List<Reject.FieldValue> values =
        isDetailed() ? ParsedValues.unparsed(column, reader.record()) : List.of();
    add(file, reader.record(), column, reader.rejection(), values);
  }

  /** sys.loaderror_detail.cap. */
  private boolean isDetailed() {
    return rejected < SliceReport.MOST_DETAILED_REJECTS;
  }

  private void add(
      SplitReader file,
      TextRecord record,
      int column,
      RowError error,
      List<Reject.FieldValue> values) {
    rejected++;
    file.countError();
    if (rejects.size() == SliceReport.MOST_REJECTS) {
      return;
    }
    boolean blamesField = column >= 0 && column < record.fieldCount();
    String rawField =
        blamesField
            ? RawText.of(record.rawBytes(), record.rawStart(column), record.rawEnd(column))
            : "";
    int position = error.position();
    if (blamesField && position >= 0) {
      // sys.load_errors.position: where the field starts in the line, as Redshift's samples show.
      int start = record.rawStart(column);
      position = firstPosition + RawText.length(record.rawBytes(), record.rawStart(), start);
    }
    rejects.add(
        new Reject(
            file.part(),
            record.lineNumber(),
            column,
            rawLine(record),
            rawField,
            new RowError(error.code(), error.reason(), position),
            values));
  }

  private static String rawLine(TextRecord record) {
    return RawText.of(record.rawBytes(), record.rawStart(), record.rawEnd());
  }

  void closed(SplitReader file) {
    files.add(file.report());
    simplifications.addAll(file.simplifications());
  }

  long rejected() {
    return rejected;
  }

  /** The report as of now; {@code open} is the file being read, or null. */
  SliceReport build(SplitReader open) {
    List<FileReport> all = new ArrayList<>(files);
    List<Simplification> simplified = new ArrayList<>(simplifications);
    if (open != null) {
      all.add(open.report());
      simplified.addAll(open.simplifications());
    }
    return new SliceReport(slice, rows, all, rejects, replacements, replacedRows, simplified);
  }
}
