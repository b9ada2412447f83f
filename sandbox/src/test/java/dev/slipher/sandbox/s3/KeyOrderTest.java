package dev.slipher.sandbox.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  @Test
  void keysAreOrderedAsTheirBytesInUtf8() {
    List<String> keys =
        List.of(
            "", "A", "a", "a b", "a/b", "aa", "é", "\uD7FF", "\uE000", "\uFFFD", "😀", "😀a", "𝄞");
    for (String left : keys) {
      for (String right : keys) {
        assertEquals(
            Integer.signum(Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8))),
            Integer.signum(KeyOrder.INSTANCE.compare(left, right)),
            left + " and " + right);
      }
    }
  }
}
