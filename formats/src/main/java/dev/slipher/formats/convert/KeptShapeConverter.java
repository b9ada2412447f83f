package dev.slipher.formats.convert;

import dev.slipher.formats.record.RowError;

/** GEOMETRY from shapes that have the form in which columns keep them already. */
final class KeptShapeConverter extends FieldConverter {

  @Override
  RowError convert(byte[] bytes, int start, int end, RowSink sink, int ordinal) {
    RowError error = Shapes.checkSize(end - start);
    if (error == null) {
      sink.setBytes(ordinal, bytes, start, end);
    }
    return error;
  }
}
