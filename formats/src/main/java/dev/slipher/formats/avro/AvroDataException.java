package dev.slipher.formats.avro;

import java.io.IOException;

/**
 * An Avro file that cannot be read, which fails the load whatever MAXERROR says: nothing tells
 * where in it a record begins. The message is the user's.
 */
public final class AvroDataException extends IOException {
  private static final long serialVersionUID = 1L;

  private AvroDataException(String message, Throwable cause) {
    super(message, cause);
  }

  private static AvroDataException of(String message) {
    return new AvroDataException(message, null);
  }

  static AvroDataException notAvro() {
    return of("not an Avro object container file");
  }

  static AvroDataException truncated() {
    return of("unexpected end of the Avro file");
  }

  static AvroDataException damaged(String what) {
    return of("damaged Avro file: " + what);
  }

  static AvroDataException damaged(String what, Throwable cause) {
    return new AvroDataException("damaged Avro file: " + what, cause);
  }

  /** avro.header-1mb. */
  static AvroDataException headerTooLarge() {
    return of("the header of the Avro file exceeds the maximum size of 1 MB");
  }

  /** avro.block-4mb. */
  static AvroDataException blockTooLarge() {
    return of("a data block of the Avro file exceeds the maximum size of 4 MB");
  }

  /** avro.codecs. */
  static AvroDataException unknownCodec(String name) {
    return of(
        "the codec '%s' of the Avro file is not supported: it must be null, deflate or snappy"
            .formatted(name));
  }

  static AvroDataException invalidSchema(RuntimeException cause) {
    return new AvroDataException("invalid schema of the Avro file: " + cause.getMessage(), cause);
  }

  /** avro.schema-in-file. */
  static AvroDataException notARecord(String type) {
    return of("the schema of the Avro file must be of type record, not " + type);
  }

  static AvroDataException tooDeep(int levels) {
    return of("values of the Avro file are nested more than %d levels deep".formatted(levels));
  }
}
