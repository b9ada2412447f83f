package dev.slipher.formats.record;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads one file, or one range of it, record by record.
 *
 * <p>Bad data is never thrown: a record that has no valid structure is answered as {@link
 * Outcome#REJECTED} with its {@link #rejection}. An {@link IOException} means that the source
 * itself failed (lost connection, truncated compressed stream).
 */
public interface RecordReader extends Closeable {

  /** What {@link #next} found. */
  enum Outcome {
    /** {@link #record} holds a record. */
    RECORD,
    /** The record is broken; {@link #rejection} says why and {@link #record} holds its raw line. */
    REJECTED,
    /** The file, or range, is exhausted. */
    END
  }

  Outcome next() throws IOException;

  /** The one instance that this reader fills again at each {@link #next}. */
  TextRecord record();

  /** Why the record was rejected; defined only after {@link Outcome#REJECTED}. */
  RowError rejection();

  /**
   * The field, counted from 0, that the {@link #rejection} blames, or -1 where it blames the whole
   * line. The record then ends with that field.
   */
  int rejectedField();

  /** Physical lines read so far, headers and blank lines included. */
  long linesRead();
}
