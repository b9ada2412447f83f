package dev.slipher.spark.load.source.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items become text in DynamoDB's own notation. */
class ItemWriterTest {
  private static String written(AttributeValue value) {
    ItemWriter writer = new ItemWriter();
    writer.write(Map.of("a", value));
    return new String(writer.bytes(), 0, writer.size(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("dynamodb.types: every type is told by its name")
  void types() {
    SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, 1, 2});
    AttributeValue text = AttributeValue.fromS("x");
    assertEquals("{\"a\":{\"S\":\"x\"}}\n", written(text));
    assertEquals("{\"a\":{\"B\":\"AAEC\"}}\n", written(AttributeValue.fromB(bytes)));
    assertEquals(
        "{\"a\":{\"SS\":[\"x\",\"y\"]}}\n", written(AttributeValue.fromSs(List.of("x", "y"))));
    assertEquals("{\"a\":{\"NS\":[\"1\"]}}\n", written(AttributeValue.fromNs(List.of("1"))));
    assertEquals("{\"a\":{\"BS\":[\"AAEC\"]}}\n", written(AttributeValue.fromBs(List.of(bytes))));
    assertEquals(
        "{\"a\":{\"L\":[{\"S\":\"x\"},{\"L\":[]}]}}\n",
        written(AttributeValue.fromL(List.of(text, AttributeValue.fromL(List.of())))));
    assertEquals(
        "{\"a\":{\"M\":{\"b\":{\"S\":\"x\"}}}}\n",
        written(AttributeValue.fromM(Map.of("b", text))));
    assertEquals("{\"a\":{\"BOOL\":true}}\n", written(AttributeValue.fromBool(true)));
    assertEquals("{\"a\":{\"NULL\":true}}\n", written(AttributeValue.fromNul(true)));
  }

  @Test
  @DisplayName("dynamodb.types: numbers lose no digit, whatever their exponent")
  void numbers() {
    String all = "12345678901234567890123456789012345678";
    assertEquals("{\"a\":{\"N\":\"" + all + "\"}}\n", written(AttributeValue.fromN(all)));
    assertEquals("{\"a\":{\"N\":\"1200\"}}\n", written(AttributeValue.fromN("1.2E+3")));
    assertEquals("{\"a\":{\"N\":\"-0.00012\"}}\n", written(AttributeValue.fromN("-1.2e-4")));
  }

  @Test
  @DisplayName("a line holds an item, whatever its text holds")
  void escapes() {
    assertEquals(
        "{\"a\":{\"S\":\"\\\"\\\\\\u000a\\u0000/\u00e9\ud83d\ude00\"}}\n",
        written(AttributeValue.fromS("\"\\\n\0/\u00e9\ud83d\ude00")));
  }
}
