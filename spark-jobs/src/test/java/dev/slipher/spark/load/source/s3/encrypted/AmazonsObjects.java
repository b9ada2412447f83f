package dev.slipher.spark.load.source.s3.encrypted;

import dev.slipher.sandbox.EncryptedObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Objects that clients of Amazon's have encrypted, kept among the resources. */
final class AmazonsObjects {
  private AmazonsObjects() {}

  /** The object of that name. */
  static EncryptedObject ofAmazon(String name) {
    Properties properties = new Properties();
    try (InputStream in =
        AmazonsObjects.class.getResourceAsStream("/encryption/" + name + ".properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String property : properties.stringPropertyNames()) {
      if (property.startsWith("metadata.")) {
        metadata.put(property.substring("metadata.".length()), properties.getProperty(property));
      }
    }
    return new EncryptedObject(
        metadata, Base64.getDecoder().decode(properties.getProperty("content")));
  }

  /** What the objects of Amazon's clients hold. */
  static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      text.append(i).append("|row ").append(i).append('|').append("x".repeat(i)).append('\n');
    }
    return text.toString();
  }
}
