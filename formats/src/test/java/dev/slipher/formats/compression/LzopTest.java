package dev.slipher.formats.compression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.CompressedDataException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of lzop: every check sum, blocks, members, and what is none of it. */
@DisplayName("compression.lzop")
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LzopTest {
  private static final int CHECKED = LzopFile.ADLER32_D;

  // What lzop 1.04 made of thirty lines, at its levels 1, 9, 9 with --crc32, and 1 without sums.
  private static final List<String> BY_LZOP =
      List.of(
          "894c5a4f000d0a1a0a104020a0094002010300000d000000006b0010e4000000000028b202cc0000"
              + "01ec000000f969ac9d510002317c746865206e756d62657220310a327c746865fb01320a332a3b00"
              + "330a342a3b00340a352a3b00350a362a3b00360a372a3b00370a382a3b00380a392a380001390a31"
              + "302a3c000131300a312c6302310a312b68020131320a312b70020131330a312b78020131340a312b"
              + "80020131350a312b88020131360a312b90020131370a312b98020131380a312ba0020131390a322b"
              + "a4020132300a322ba4020132310a322ba4020132320a322ba4020132330a322ba4020132340a322b"
              + "a4020132350a322ba4020132360a322ba4020132370a322ba4020132380a322ba402000232390a33"
              + "307c746865206e756d6265722033300a11000000000000",
          "894c5a4f000d0a1a0a104020a0094003090300000d000000006b0010e40000000000295502d50000"
              + "01ec000000d469ac9d5121317c746865206e756d62657220310a322a3b00320a332a3b00330a342a"
              + "3b00340a352a3b00350a362a3b00360a372a3b00370a382a3b00380a392a380001390a31302b1f02"
              + "300a312c6302310a312b6902310d26312b7102310527312b7902310d27312b8102310528312b8902"
              + "310d28312b9102310529312b9902310d29312ba10231052a322ba50232052a322ba502324c282c13"
              + "05320a322ba50232052a322ba50232052a322ba50232052a322ba50232052a322ba50232052a322b"
              + "a50232052a322ba50232052a332ba70233300a11000000000000",
          "894c5a4f000d0a1a0a104020a0100103090300110c000000006b0010e40000000000978eef030000"
              + "01ec000000d47e99961521317c746865206e756d62657220310a322a3b00320a332a3b00330a342a"
              + "3b00340a352a3b00350a362a3b00360a372a3b00370a382a3b00380a392a380001390a31302b1f02"
              + "300a312c6302310a312b6902310d26312b7102310527312b7902310d27312b8102310528312b8902"
              + "310d28312b9102310529312b9902310d29312ba10231052a322ba50232052a322ba502324c282c13"
              + "05320a322ba50232052a322ba50232052a322ba50232052a322ba50232052a322ba50232052a322b"
              + "a50232052a322ba50232052a332ba70233300a11000000000000",
          "894c5a4f000d0a1a0a104020a0094002010300000c000000006b0010e4000000000028a402cb0000"
              + "01ec000000f90002317c746865206e756d62657220310a327c746865fb01320a332a3b00330a342a"
              + "3b00340a352a3b00350a362a3b00360a372a3b00370a382a3b00380a392a380001390a31302a3c00"
              + "0131300a312c6302310a312b68020131320a312b70020131330a312b78020131340a312b80020131"
              + "350a312b88020131360a312b90020131370a312b98020131380a312ba0020131390a322ba4020132"
              + "300a322ba4020132310a322ba4020132320a322ba4020132330a322ba4020132340a322ba4020132"
              + "350a322ba4020132360a322ba4020132370a322ba4020132380a322ba402000232390a33307c7468"
              + "65206e756d6265722033300a11000000000000");

  private static final String BY_LZOP_WITH_FILTER =
      "894c5a4f000d0a1a0a104020a0095002010300080d00000001000000006b0010e40000000000308c"
          + "02e5000001ec0000011d69ac9d510002314bf8f4fdbb4e07f8f5030dae11d9284af8f4fdf8010112"
          + "d829492938000113d72a482938000114d62b472938000115d52c462938000116d42d452938000117"
          + "d32e442938000118d22f432938000219d127ff4c293c000311ffda27004b2a40000100d927012a68"
          + "02021101d827022a7002021102d727032a7802021103d627042a8002021104d527052a8802021105"
          + "d427062a9002021106d327072a9802021107d227082aa002021108d128fe2aa4020212feda28ff2a"
          + "a4020212ffd928002aa402021200d828012aa402021201d728022aa402021202d628032aa4020212"
          + "03d528042aa402021204d428052aa402021205d328062aa402021206d228072aa40200021207d129"
          + "fd4cf8f4fdbb4e07f8f5030dae13fdda11000000000000";

  private static byte[] thirtyLines() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 30; i++) {
      text.append(i).append("|the number ").append(i).append('\n');
    }
    return text.toString().getBytes(US_ASCII);
  }

  private static byte[] decode(byte[] stored) throws IOException {
    try (InputStream in = Compression.LZOP.open(new ByteArrayInputStream(stored), 64)) {
      return in.readAllBytes();
    }
  }

  private static CompressedDataException failure(byte[] stored) {
    return assertThrows(CompressedDataException.class, () -> decode(stored));
  }

  /** Every choice of the four sums of blocks and the two of headers. */
  private static List<Integer> allFlags() {
    List<Integer> all = new ArrayList<>();
    int[] kinds = {
      LzopFile.ADLER32_D,
      LzopFile.ADLER32_C,
      LzopFile.CRC32_D,
      LzopFile.CRC32_C,
      LzopFile.HEADER_CRC32,
      LzopFile.EXTRA_FIELD
    };
    for (int choice = 0; choice < 1 << kinds.length; choice++) {
      int flags = 0x03000000; // made on Unix
      for (int i = 0; i < kinds.length; i++) {
        flags |= (choice >> i & 1) == 1 ? kinds[i] : 0;
      }
      all.add(flags);
    }
    return all;
  }

  /** Lines that compress, and in the middle bytes that do not. */
  private static byte[] mixed() {
    byte[] noise = new byte[700];
    new Random(3).nextBytes(noise);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(thirtyLines());
    data.writeBytes(noise);
    data.writeBytes(thirtyLines());
    return data.toByteArray();
  }

  @Test
  void whatLzopItselfMadeIsRead() throws IOException {
    for (String hex : BY_LZOP) {
      assertArrayEquals(thirtyLines(), decode(HexFormat.of().parseHex(hex)));
    }
    byte[] two = HexFormat.of().parseHex(BY_LZOP.get(1) + BY_LZOP.get(3));
    assertEquals(2 * thirtyLines().length, decode(two).length);
  }

  @Test
  void everyCheckSumIsReadAndHolds() throws IOException {
    byte[] data = mixed();
    for (int flags : allFlags()) {
      for (int blockSize : new int[] {1, 7, 100, 256 * 1024}) {
        assertArrayEquals(
            data, decode(LzopFile.of(flags, blockSize, data)), () -> "flags " + flags);
      }
      assertArrayEquals(
          concat(data, data), decode(LzopFile.of(flags, 300, data, new byte[0], data)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {LzopFile.ADLER32_D, LzopFile.CRC32_D, LzopFile.CRC32_D | LzopFile.HEADER_CRC32})
  @DisplayName("compression.lzop: a changed byte is noticed, or says the same in another way")
  void noChangedByteChangesTheData(int flags) {
    byte[] data = mixed();
    byte[] stored = LzopFile.of(flags, 400, data);
    int unnoticed = 0;
    for (int at = 0; at < stored.length; at++) {
      byte[] changed = stored.clone();
      changed[at] ^= 0x04;
      try {
        assertArrayEquals(data, decode(changed), "at " + at);
        unnoticed++;
      } catch (IOException e) {
        assertSame(CompressedDataException.class, e.getClass());
      }
    }
    assertTrue(unnoticed < 5, "unnoticed " + unnoticed);
  }

  @ParameterizedTest
  @ValueSource(ints = {LzopFile.ADLER32_C, LzopFile.CRC32_C})
  void sumsOfCompressedBytesAreChecked(int flags) {
    byte[] stored = LzopFile.of(flags, 4000, thirtyLines());
    for (int at = stored.length - 100; at < stored.length - 4; at++) {
      byte[] changed = stored.clone();
      changed[at] ^= 0x20;
      CompressedDataException thrown = failure(changed);
      assertEquals(Problem.DAMAGED, thrown.problem());
      assertEquals("damaged LZOP data: wrong check sum", thrown.getMessage());
    }
  }

  @Test
  void aFileCutShortIsNeverTakenForWhole() {
    byte[] first = LzopFile.of(CHECKED, 200, thirtyLines());
    byte[] stored = concat(first, LzopFile.of(0, 5000, mixed()));
    for (int length = 4; length < stored.length; length++) {
      if (length != first.length) {
        CompressedDataException thrown = failure(Arrays.copyOf(stored, length));
        assertEquals(Problem.TRUNCATED, thrown.problem(), "at " + length);
      }
    }
  }

  @Test
  void filtersAreRefusedByName() {
    CompressedDataException thrown = failure(HexFormat.of().parseHex(BY_LZOP_WITH_FILTER));
    assertEquals(Problem.NOT_SUPPORTED, thrown.problem());
    assertEquals("LZOP data with --filter is not supported", thrown.getMessage());
  }

  @Test
  void otherMethodsAndNewerFormatsAreRefused() throws IOException {
    assertEquals(0, decode(LzopFile.header(CHECKED, 0x1040, 3)).length);
    for (byte[] header :
        List.of(
            LzopFile.header(CHECKED, 0x1041, 1),
            LzopFile.header(CHECKED, 0x0940, 0),
            LzopFile.header(CHECKED, 0x0940, 4),
            LzopFile.header(CHECKED, 0x0940, 128),
            LzopFile.header(CHECKED | 0x4000, 0x0940, 1))) {
      assertEquals(Problem.NOT_SUPPORTED, failure(header).problem());
    }
  }

  @Test
  void garbageBehindAMemberIsNotIgnored() {
    byte[] stored = concat(LzopFile.of(CHECKED, 200, thirtyLines()), "garbage".getBytes(UTF_8));
    assertEquals(
        "damaged LZOP data: no lzop member where one should start", failure(stored).getMessage());
  }

  @Test
  @DisplayName("compression.lzop: a block's length is no reason to take memory for it")
  void lengthsThatCannotBeAreRefused() {
    byte[] stored = LzopFile.of(0, 4000, thirtyLines());
    int lengths = LzopFile.header(0, 0x0940, 1).length - 4;
    for (int value : new int[] {0x7fffffff, -1, 0x04000001, 0x03ffffff}) {
      byte[] changed = stored.clone();
      for (int i = 0; i < 4; i++) {
        changed[lengths + i] = (byte) (value >> (24 - 8 * i));
      }
      assertEquals("damaged LZOP data: wrong length of a block", failure(changed).getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("compression.lzop: without sums too, whatever the bytes, data or a clear error")
  void damagedBlocksEndInDataOrAClearError(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] stored = LzopFile.of(0, 1000, mixed(), thirtyLines());
    int ended = 0;
    for (int i = 0; i < 4000; i++) {
      byte[] damaged = stored.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        damaged[50 + random.nextInt(damaged.length - 50)] = (byte) random.nextInt(256);
      }
      try {
        decode(damaged);
      } catch (CompressedDataException e) {
        ended++;
        assertEquals(Compression.LZOP, e.compression());
      }
    }
    assertTrue(ended > 100, "the damage does something");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
