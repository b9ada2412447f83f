package dev.slipher.spark.load.source.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes items in DynamoDB's own JSON, one to a line. */
final class ItemWriter {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(UTF_8);

  private byte[] bytes = new byte[64 * 1024];
  private int size;

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void write(Map<String, AttributeValue> item) {
    map(item);
    put('\n');
  }

  private void map(Map<String, AttributeValue> item) {
    put('{');
    boolean first = true;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      if (!first) {
        put(',');
      }
      first = false;
      string(attribute.getKey());
      put(':');
      value(attribute.getValue());
    }
    put('}');
  }

  private void value(AttributeValue value) {
    boolean isNull = value.type() == AttributeValue.Type.NUL; // NULL on the wire
    plain("{\"" + (isNull ? "NULL" : value.type()) + "\":");
    switch (value.type()) {
      case S -> string(value.s());
      case N -> string(digits(value.n()));
      case B -> binary(value.b());
      case SS -> list(value.ss(), this::string);
      case NS -> list(value.ns(), this::string);
      case BS -> list(value.bs(), this::binary);
      case M -> map(value.m());
      case L -> list(value.l(), this::value);
      case BOOL -> plain(value.bool().toString());
      case NUL -> plain(value.nul().toString());
      case UNKNOWN_TO_SDK_VERSION -> plain("null");
    }
    put('}');
  }

  /** DynamoDB may spell a number with an exponent, which columns of whole numbers do not take. */
  private static String digits(String number) {
    boolean exponent = number.indexOf('E') >= 0 || number.indexOf('e') >= 0;
    return exponent ? new BigDecimal(number).toPlainString() : number;
  }

  private void binary(SdkBytes value) {
    plain("\"" + Base64.getEncoder().encodeToString(value.asByteArrayUnsafe()) + "\"");
  }

  private <T> void list(List<T> values, Consumer<T> each) {
    put('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        put(',');
      }
      each.accept(values.get(i));
    }
    put(']');
  }

  private void string(String text) {
    put('"');
    for (byte b : text.getBytes(UTF_8)) {
      if (b == '"' || b == '\\') {
        put('\\');
        put(b);
      } else if (b >= 0 && b < ' ') {
        plain("\\u00");
        put(DIGITS[b >> 4]);
        put(DIGITS[b & 0xf]);
      } else {
        put(b);
      }
    }
    put('"');
  }

  private void plain(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      put(ascii.charAt(i));
    }
  }

  private void put(int b) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = (byte) b;
  }
}
