package dev.slipher.formats.avro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Reads a file's header and one block after the other. What the file announces is believed only as
 * far as the limits go, so that no damaged length can fill the memory.
 */
final class ContainerReader {
  /** The largest header: magic, metadata with the schema, and mark (avro.header-1mb). */
  static final int LARGEST_HEADER = 1024 * 1024;

  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int MARK_LENGTH = 16;
  private static final String SCHEMA = "avro.schema";
  private static final String CODEC = "avro.codec";

  private final FileInput in;
  private final Schema schema;
  private final Codec codec;
  private final byte[] mark = new byte[MARK_LENGTH];
  private final byte[] markBehindBlock = new byte[MARK_LENGTH];
  private byte[] packed = {};

  private ContainerReader(FileInput in) throws IOException {
    this.in = in;
    byte[] magic = new byte[MAGIC.length];
    try {
      in.read(magic, magic.length);
    } catch (AvroDataException endsEarly) {
      throw AvroDataException.notAvro();
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw AvroDataException.notAvro();
    }
    Map<String, byte[]> metadata = metadata();
    in.read(mark, MARK_LENGTH);
    checkHeader(0);
    byte[] text = metadata.get(SCHEMA);
    if (text == null) {
      throw AvroDataException.damaged("it has no schema");
    }
    schema = schema(new String(text, UTF_8));
    byte[] name = metadata.get(CODEC);
    codec = Codec.of(name == null ? "null" : new String(name, UTF_8));
  }

  /**
   * Reads the header.
   *
   * @throws AvroDataException if it is none, or says what COPY does not read
   */
  static ContainerReader open(FileInput in) throws IOException {
    return new ContainerReader(in);
  }

  private Map<String, byte[]> metadata() throws IOException {
    Map<String, byte[]> metadata = new HashMap<>();
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      if (count < 0) {
        in.readLong(); // the size of what follows
      }
      // No entry is shorter than two bytes, so a wrong count ends at the header's limit.
      for (long entry = Math.abs(count); entry != 0; entry--) {
        String key = new String(bytes(), UTF_8);
        metadata.put(key, bytes());
      }
    }
    return metadata;
  }

  private byte[] bytes() throws IOException {
    long length = in.readLong();
    if (length < 0) {
      throw AvroDataException.damaged("a length of " + length + " in its header");
    }
    checkHeader(length);
    byte[] bytes = new byte[(int) length];
    in.read(bytes, bytes.length);
    return bytes;
  }

  private void checkHeader(long more) throws AvroDataException {
    if (more > LARGEST_HEADER - in.count()) {
      throw AvroDataException.headerTooLarge();
    }
  }

  private static Schema schema(String text) throws AvroDataException {
    Schema schema;
    try {
      // Other writers have names and defaults that Avro's own library would not write.
      schema = new Schema.Parser().setValidate(false).setValidateDefaults(false).parse(text);
    } catch (RuntimeException e) { // whatever the library trips over
      throw AvroDataException.invalidSchema(e);
    }
    if (schema.getType() != Schema.Type.RECORD) {
      throw AvroDataException.notARecord(schema.getType().getName());
    }
    return schema;
  }

  /** The schema that the file's records were written with. */
  Schema schema() {
    return schema;
  }

  /**
   * Moves on to the next block.
   *
   * @param block is pointed at its values
   * @return how many records it holds, or -1 at the file's end
   */
  long next(BlockInput block) throws IOException {
    if (in.isAtEnd()) {
      return -1;
    }
    long records = in.readLong();
    long size = in.readLong();
    if (records < 0 || size < 0) {
      throw AvroDataException.damaged(
          "a block of %d records and %d bytes".formatted(records, size));
    }
    if (size > Codec.LARGEST_BLOCK) {
      throw AvroDataException.blockTooLarge();
    }
    if (packed.length < size) {
      packed = new byte[(int) Math.max(size, Math.min(2L * packed.length, Codec.LARGEST_BLOCK))];
    }
    in.read(packed, (int) size);
    in.read(markBehindBlock, MARK_LENGTH);
    if (!Arrays.equals(mark, markBehindBlock)) {
      throw AvroDataException.damaged("the mark behind a block is missing");
    }
    if (size == 0) {
      block.over(packed, 0); // nothing was packed, whatever the codec makes of that
    } else {
      codec.unpack(packed, (int) size, block);
    }
    return records;
  }

  void close() throws IOException {
    codec.close();
    in.close();
  }
}
