package dev.slipher.it.random;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** How the text of a load becomes bytes. */
enum Writing {
  UTF8("") {
    @Override
    void write(ByteArrayOutputStream bytes, String text) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    void writeInvalid(ByteArrayOutputStream bytes) {
      bytes.write(0xff);
    }
  },
  UTF16LE(" encoding utf16le") {
    @Override
    void write(ByteArrayOutputStream bytes, String text) {
      bytes.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
    }

    @Override
    void writeInvalid(ByteArrayOutputStream bytes) {
      bytes.write(0x00);
      bytes.write(0xdc);
    }
  },
  MARKED_UTF16(" encoding utf16") {
    @Override
    void write(ByteArrayOutputStream bytes, String text) {
      String mark = bytes.size() == 0 ? "\ufeff" : "";
      bytes.writeBytes((mark + text).getBytes(StandardCharsets.UTF_16BE));
    }

    @Override
    void writeInvalid(ByteArrayOutputStream bytes) {
      bytes.write(0xd8);
      bytes.write(0x00);
    }
  };

  /** The letter that stands for what is no character in the encoding. */
  static final String INVALID = "\uE0FF";

  private final String clause;

  Writing(String clause) {
    this.clause = clause;
  }

  String clause() {
    return clause;
  }

  byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] parts = text.split(INVALID, -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        writeInvalid(bytes);
      }
      write(bytes, parts[i]);
    }
    return bytes.toByteArray();
  }

  abstract void write(ByteArrayOutputStream bytes, String text);

  abstract void writeInvalid(ByteArrayOutputStream bytes);
}
