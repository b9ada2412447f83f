package dev.slipher.formats.text;

import java.io.IOException;
import java.io.InputStream;

/**
 * CSV: a field that begins with the quote character, blanks before it aside, ends with the next one
 * that is not doubled, and holds whatever is between.
 */
final class CsvReader extends TextRecordReader {
  private static final int MORE = -1;
  private static final int REJECTED = -2;

  // What ends the search inside of a plain field, and inside of a quoted one.
  private static final byte ENDS_PLAIN = 1;
  private static final byte ENDS_QUOTED = 2;

  private final TextLayout.Csv layout;
  private final TextReading reading;
  private final byte quote;
  private final byte[] ends = new byte[256];

  private byte[] rewritten = new byte[0];
  private boolean rewrite;

  CsvReader(InputStream in, TextLayout.Csv layout, TextReading reading) {
    super(in, layout.delimiter(), reading);
    this.layout = layout;
    this.reading = reading;
    quote = (byte) layout.quote();
    ends[delimiter] = ENDS_PLAIN;
    ends[quote] = ENDS_PLAIN | ENDS_QUOTED;
    ends['\n'] = ENDS_PLAIN | ENDS_QUOTED;
    if (!reading.nulIsData()) {
      ends[0] = ENDS_PLAIN | ENDS_QUOTED;
    }
  }

  @Override
  int escapeByte() {
    return -1;
  }

  @Override
  int quoteByte() {
    return quote;
  }

  @Override
  byte[] values() {
    return rewrite ? rewritten : buffer;
  }

  /** csv.split-parallel: a line end may stand in quotes that were opened before. */
  @Override
  void startInside() throws IOException {
    int record = -1;
    for (int window = CsvStart.WINDOW; record < 0; window *= 2) {
      hold(window);
      record = new CsvStart(layout, reading, buffer, limit, isExhausted()).find();
      if (record < 0 && (isExhausted() || window > LONGEST_RECORD)) {
        record = limit; // no record starts here; if one did, the ranges would not meet
      }
    }
    startAt(record);
  }

  @Override
  boolean scan(int start, boolean atEnd) {
    lineFeeds = 0;
    openQuote = false;
    rewrite = false;
    int field = start;
    while (true) {
      int first = skipBlanks(field);
      if (first == limit && !atEnd) {
        return false;
      }
      int stop =
          first < limit && buffer[first] == quote
              ? addQuotedField(start, field, first, atEnd)
              : addPlainField(start, field, first, atEnd);
      if (stop == MORE) {
        return false;
      }
      if (stop == REJECTED) {
        return true;
      }
      if (stop == limit || buffer[stop] != delimiter) {
        endRecord(start, stop);
        return true;
      }
      field = stop + 1;
    }
  }

  /** Ends a good record at its line feed, or at the file's end. */
  private void endRecord(int start, int stop) {
    recordEnd = beforeReturn(start, stop);
    nextRecord = stop;
    if (stop < limit) {
      nextRecord = stop + 1;
      lineFeeds++;
    }
    if (rewrite) {
      undoubleQuotes(recordEnd - start);
    }
  }

  /** Adds an unquoted field: white space in it is data (csv.unquoted-space-kept). */
  private int addPlainField(int start, int field, int from, boolean atEnd) {
    int at = from;
    byte[] bytes = buffer;
    int end = limit;
    while (at < end && (ends[bytes[at] & 0xff] & ENDS_PLAIN) == 0) {
      at++;
    }
    if (at == end) {
      if (!atEnd) {
        return MORE;
      }
      record.addField(field, at);
      return at;
    }
    byte b = bytes[at];
    if (b == delimiter || b == '\n') {
      record.addField(field, beforeReturn(field, at));
      return at;
    }
    if (b == quote) {
      int blamed = record.fieldCount();
      record.addField(field, at);
      return rejected(rejectLine(LineErrors.invalidQuote(), blamed, start, at, atEnd));
    }
    return rejected(rejectNul(start, at, atEnd));
  }

  private int addQuotedField(int start, int field, int opening, boolean atEnd) {
    byte[] bytes = buffer;
    int end = limit;
    int at = opening + 1;
    while (true) {
      while (at < end && (ends[bytes[at] & 0xff] & ENDS_QUOTED) == 0) {
        at++;
      }
      if (at == end) {
        return unclosed(field, atEnd);
      }
      byte b = bytes[at];
      if (b == '\n') {
        lineFeeds++;
      } else if (b != quote) {
        return rejected(rejectNul(start, at, atEnd));
      } else if (at + 1 < end && bytes[at + 1] == quote) {
        rewrite = true;
        at++;
      } else {
        return afterClosing(start, field, opening, at, atEnd);
      }
      at++;
    }
  }

  private int unclosed(int field, boolean atEnd) {
    openQuote = true;
    if (!atEnd) {
      return MORE;
    }
    reject(LineErrors.missingEndQuote(), record.fieldCount());
    record.addField(field, limit);
    recordEnd = limit;
    nextRecord = limit;
    return REJECTED;
  }

  /** csv.missing-newline-error: only blanks may stand between the closing quote and what ends. */
  private int afterClosing(int start, int field, int opening, int closing, boolean atEnd) {
    int stop = skipBlanks(closing + 1);
    boolean afterReturn = stop < limit && buffer[stop] == '\r';
    int at = afterReturn ? stop + 1 : stop;
    if (at == limit && !atEnd) {
      return MORE;
    }
    boolean ended =
        at == limit ? !afterReturn : buffer[at] == '\n' || (buffer[at] == delimiter && at == stop);
    if (ended) {
      record.addField(opening + 1, closing, field, stop, true);
      return at;
    }
    if (buffer[stop] == 0 && ends[0] != 0) {
      return rejected(rejectNul(start, stop, atEnd));
    }
    return rejected(
        rejectLine(LineErrors.missingNewline(buffer[stop], stop - start), -1, start, stop, atEnd));
  }

  private static int rejected(boolean complete) {
    return complete ? REJECTED : MORE;
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < limit && (buffer[at] == ' ' || buffer[at] == '\t') && buffer[at] != delimiter) {
      at++;
    }
    return at;
  }

  /** Copies all values, with doubled quotes made single, into an array of their own. */
  private void undoubleQuotes(int recordLength) {
    if (rewritten.length < recordLength) {
      rewritten = new byte[Math.max(recordLength, Math.min(buffer.length, LONGEST_RECORD))];
    }
    int to = 0;
    for (int field = 0; field < record.fieldCount(); field++) {
      int valueStart = to;
      int end = record.end(field);
      for (int from = record.start(field); from < end; from++) {
        byte b = buffer[from];
        rewritten[to++] = b;
        if (b == quote) {
          from++;
        }
      }
      record.moveValue(field, valueStart, to);
    }
  }
}
