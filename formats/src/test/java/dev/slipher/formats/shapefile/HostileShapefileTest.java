package dev.slipher.formats.shapefile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.shapefile.ShapefileLayout.Simplify;
import dev.slipher.formats.shapefile.ShapefileWriter.Field;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Whatever the bytes, a shapefile becomes records, rejects or an error that says why. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileShapefileTest {
  private static final int FILES = 4000;
  private static final String[] SHAPES = {
    "POINT ZM(1 2 3 4)",
    "MULTILINESTRING ZM((0 0 1 1,1 1 2 2),(5 5 3 3,6 6 4 4,7 7 5 5))",
    "MULTIPOLYGON ZM(((0 0 1 1,0 9 2 2,9 9 3 3,9 0 4 4,0 0 1 1),"
        + "(1 1 1 1,2 1 2 2,2 2 3 3,1 1 1 1)),((15 15 1 1,15 16 2 2,16 16 3 3,15 15 1 1)))",
    "MULTIPOINT ZM((1 2 3 4),(3 4 5 6))"
  };
  private static final int[] KINDS = {1, 3, 5, 8};

  private static ShapefileWriter file(Random random) throws ParseException {
    int kind = random.nextInt(KINDS.length);
    int type = KINDS[kind] + 10 * random.nextInt(3);
    Geometry shape = new WKTReader().read(SHAPES[kind]);
    ShapefileWriter writer =
        new ShapefileWriter(
            type,
            new Field("C", 'C', 4),
            new Field("N", 'N', 4),
            new Field("D", 'D', 8),
            new Field("T", '@', 8));
    for (int i = 0; i < 3; i++) {
      writer.add(shape, "ab", "12", "20240229", "2440588 1500");
    }
    return writer;
  }

  /** Bytes turned over, numbers put to their limits, ends cut off, pieces repeated. */
  private static byte[] damaged(byte[] file, Random random) {
    byte[] bytes = file.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 4; i--) {
      int at = random.nextInt(bytes.length - 3);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> Arrays.fill(bytes, at, at + 4, (byte) (random.nextBoolean() ? 0xff : 0));
        case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> bytes = Arrays.copyOf(bytes, at);
        default -> System.arraycopy(bytes, random.nextInt(bytes.length - 3), bytes, at, 4);
      }
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("damaged files are read or refused, soon and without room for what they announce")
  void damagedFiles(long seed) throws ParseException {
    Random random = new Random(seed);
    int refused = 0;
    int read = 0;
    for (int i = 0; i < FILES; i++) {
      ShapefileWriter file = file(random);
      byte[][] parts = {file.shapes(), file.index(), file.attributes()};
      int part = random.nextInt(3);
      parts[part] = damaged(parts[part], random);
      ReadShape shapefile =
          ReadShape.of(parts[0], parts[1], parts[2], 5)
              .simplifying(random.nextBoolean() ? new Simplify.Never() : new Simplify.Always(0.5));
      try {
        shapefile.lines();
        read++;
      } catch (ShapefileException e) {
        assertTrue(!e.getMessage().isBlank());
        refused++;
      } catch (IOException e) {
        throw new AssertionError("seed " + seed + ", file " + i, e);
      }
    }
    assertTrue(read > 0 && refused > 0, read + " read, " + refused + " refused");
  }
}
