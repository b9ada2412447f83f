package dev.slipher.formats.text;

import dev.slipher.formats.record.RowError;
import java.io.InputStream;

/**
 * Delimited text with ESCAPE, REMOVEQUOTES or both: finds the record's end first, then its fields.
 *
 * <p>A line feed ends the record even inside of quotes unless it is escaped, so that a quote that
 * only opens costs one row; REMOVEQUOTES protects delimiters. A backslash with nothing behind it
 * stands for itself.
 */
final class EscapeReader extends TextRecordReader {
  private static final int NONE = -1;

  private final boolean escape;
  private final boolean removeQuotes;
  private final boolean nulIsData;

  private byte[] rewritten = new byte[0];
  private boolean rewrite;
  // Whether a quote of this kind was already looked for in vain up to the record's end: to look
  // again for each field would cost time by the square of the record's length.
  private boolean noClosingSingle;
  private boolean noClosingDouble;

  EscapeReader(InputStream in, TextLayout.Delimited layout, TextReading reading) {
    super(in, layout.delimiter(), reading);
    escape = layout.escape();
    removeQuotes = layout.removeQuotes();
    nulIsData = reading.nulIsData();
  }

  @Override
  int escapeByte() {
    return escape ? '\\' : NONE;
  }

  @Override
  int quoteByte() {
    return NONE;
  }

  @Override
  byte[] values() {
    return rewrite ? rewritten : buffer;
  }

  @Override
  boolean scan(int start, boolean atEnd) {
    lineFeeds = 0;
    openEscape = false;
    rewrite = false;
    if (!findEnd(start, atEnd)) {
      return false;
    }
    if (!rejected()) {
      addFields(start, recordEnd);
      if (rewrite && !rejected()) {
        removeEscapes(recordEnd - start);
      }
    }
    return true;
  }

  /** Sets the record's end and the next record's start; false if the buffer holds no end. */
  private boolean findEnd(int start, boolean atEnd) {
    int nul = NONE;
    int escaped = NONE;
    int at = start;
    while (at < limit) {
      byte b = buffer[at];
      if (b == '\\' && escape) {
        rewrite = true;
        if (at + 1 == limit) {
          openEscape = true;
          break;
        }
        // delimited.escape-nul: a NUL cannot be escaped.
        if (buffer[at + 1] != 0 || nulIsData) {
          at++;
          escaped = at;
          lineFeeds += buffer[at] == '\n' ? 1 : 0;
        }
      } else if (b == '\n') {
        boolean afterReturn = at > start && buffer[at - 1] == '\r' && escaped != at - 1;
        lineFeeds++;
        nextRecord = at + 1;
        recordEnd = nul != NONE ? nul : afterReturn ? at - 1 : at;
        return true;
      } else if (b == 0 && !nulIsData && nul == NONE) {
        if (!escape) {
          return rejectNul(start, at, atEnd);
        }
        // delimited.escape-nul: what follows in the record is lost, the row is not.
        nul = at;
      }
      at++;
    }
    nextRecord = limit;
    recordEnd = nul != NONE ? nul : limit;
    return atEnd;
  }

  private void addFields(int start, int end) {
    noClosingSingle = !removeQuotes;
    noClosingDouble = !removeQuotes;
    int next = start;
    do {
      int stop = removeQuotes ? addQuotedField(next, end) : NONE;
      if (stop == NONE) {
        stop = addPlainField(next, end);
      }
      next = stop + 1;
    } while (next <= end);
  }

  private int addPlainField(int start, int end) {
    int at = start;
    while (at < end && buffer[at] != delimiter) {
      at += buffer[at] == '\\' && escape ? 2 : 1;
    }
    // A backslash that is the record's last byte has nothing to skip.
    int stop = Math.min(at, end);
    record.addField(start, stop);
    return stop;
  }

  /** Adds the field and answers where it stops, or NONE if the field has no opening quote. */
  private int addQuotedField(int start, int end) {
    int opening = skipBlanks(start, end);
    if (opening == end || !isQuote(buffer[opening])) {
      return NONE;
    }
    int closing = closingQuote(opening, end);
    if (closing != NONE) {
      int stop = skipBlanks(closing + 1, end);
      record.addField(opening + 1, closing, start, stop, true);
      return stop;
    }
    if (opening > start) {
      // A quote behind blanks that never closes is data, as one in the middle of a field is.
      return NONE;
    }
    RowError error = LineErrors.missingEndQuote();
    reject(error, record.fieldCount());
    record.addField(start, end);
    return end;
  }

  /** The quote that the delimiter or the record's end follows; blanks between are let pass. */
  private int closingQuote(int opening, int end) {
    byte quote = buffer[opening];
    boolean inVain = quote == '\'' ? noClosingSingle : noClosingDouble;
    for (int at = opening + 1; at < end && !inVain; at++) {
      byte b = buffer[at];
      if (b == quote) {
        int after = skipBlanks(at + 1, end);
        if (after == end || buffer[after] == delimiter) {
          return at;
        }
      } else if (b == '\\' && escape) {
        at++;
      }
    }
    if (quote == '\'') {
      noClosingSingle = true;
    } else {
      noClosingDouble = true;
    }
    return NONE;
  }

  private boolean isQuote(byte b) {
    return (b == '\'' || b == '"') && b != delimiter;
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && (buffer[at] == ' ' || buffer[at] == '\t') && buffer[at] != delimiter) {
      at++;
    }
    return at;
  }

  /** Copies all values, with their escapes taken off, into an array of their own. */
  private void removeEscapes(int recordLength) {
    if (rewritten.length < recordLength) {
      rewritten = new byte[Math.max(recordLength, Math.min(buffer.length, LONGEST_RECORD))];
    }
    int to = 0;
    for (int field = 0; field < record.fieldCount(); field++) {
      int from = record.start(field);
      int end = record.end(field);
      int valueStart = to;
      while (from < end) {
        byte b = buffer[from++];
        if (b == '\\' && from < end) {
          b = buffer[from++];
        }
        rewritten[to++] = b;
      }
      record.moveValue(field, valueStart, to);
    }
  }
}
