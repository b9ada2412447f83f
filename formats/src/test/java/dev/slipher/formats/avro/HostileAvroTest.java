package dev.slipher.formats.avro;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.type.RedshiftType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, they become rows, rejects or one clear error, and soon. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileAvroTest {
  private static final List<AvroLayout> LAYOUTS =
      List.of(
          ReadAvro.AUTO, ReadAvro.IGNORE_CASE, ReadAvro.paths("$.a[0].b", "$.a", "$", "$.b[1].c"));
  private static final List<TargetColumn> COLUMNS =
      List.of(
          ReadAvro.column("a", new RedshiftType.Varchar(100), 0),
          ReadAvro.column("b", new RedshiftType.Super(), 1),
          ReadAvro.column("c", new RedshiftType.Timestamp(), 2),
          ReadAvro.column("d", new RedshiftType.Decimal(10, 2), 3));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  @DisplayName("avro.damaged: any bytes changed, dropped or doubled")
  void damagedFiles(long seed) {
    Random random = new Random(seed);
    int errors = 0;
    for (int i = 0; i < 60; i++) {
      byte[] whole = file(seed * 1000 + i);
      for (int damage = 0; damage < 60; damage++) {
        errors += read(damaged(whole, random), 1 + random.nextInt(99)) ? 0 : 1;
      }
    }
    assertTrue(errors > 1000, () -> "the damage went unseen");
  }

  private static byte[] file(long seed) {
    RandomAvro random = new RandomAvro(seed);
    Schema schema = random.schema();
    List<Object> records = new ArrayList<>();
    for (int i = 1 + random.below(9); i > 0; i--) {
      records.add(random.value(schema, 0));
    }
    String codec = List.of("null", "null", "deflate", "snappy").get(random.below(4));
    return new AvroFile(schema, CodecFactory.fromString(codec), 200, records).bytes();
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] file = whole.clone();
    // Behind the header most of the time: there is more to find.
    int from = random.nextInt(4) == 0 ? 0 : file.length / 2;
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int at = from + random.nextInt(file.length - from);
      switch (random.nextInt(5)) {
        case 0 -> file[at] = (byte) random.nextInt(256);
        case 1 -> file[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> Arrays.fill(file, at, Math.min(file.length, at + 9), (byte) 0xff);
        case 3 -> file[at] = (byte) 0x80;
        default -> {
          int length = Math.min(file.length - at, 1 + random.nextInt(9));
          System.arraycopy(file, random.nextInt(file.length - length + 1), file, at, length);
        }
      }
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  @DisplayName("avro.damaged: random bytes in a block that is whole")
  void randomBlocks(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      byte[] header = file(seed * 1000 + random.nextInt(100));
      // A file's last bytes are its mark.
      byte[] values = new byte[random.nextInt(60)];
      random.nextBytes(values);
      int small = random.nextInt(9);
      for (int at = 0; at < values.length; at++) {
        values[at] = random.nextInt(8) < small ? (byte) random.nextInt(8) : values[at];
      }
      byte[] file = Arrays.copyOf(header, header.length + 2 + values.length + 16);
      file[header.length] = (byte) (2 * (1 + random.nextInt(5)));
      file[header.length + 1] = (byte) (2 * values.length);
      System.arraycopy(values, 0, file, header.length + 2, values.length);
      System.arraycopy(header, header.length - 16, file, file.length - 16, 16);
      read(file, 4096);
    }
  }

  /** Reads without keeping, as a load does; false if the file fails. */
  private static boolean read(byte[] file, int buffer) {
    boolean whole = true;
    for (AvroLayout layout : LAYOUTS) {
      try (AvroRecordReader reader =
          AvroRecordReader.open(new ByteArrayInputStream(file), layout, COLUMNS, buffer)) {
        while (reader.next() != RecordReader.Outcome.END) {
          assertTrue(reader.linesRead() <= file.length + BlockInput.MOST_EMPTY_VALUES);
        }
      } catch (AvroDataException e) {
        assertTrue(e.getMessage() != null && !e.getMessage().isEmpty());
        whole = false;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    return whole;
  }
}
