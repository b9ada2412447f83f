package dev.slipher.it.script;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The words after an object's URL, which say how its lines become bytes. */
final class BodyOptions {
  private FileFormat format = FileFormat.TEXT;
  private boolean escaped;
  private String lineEnd = "\n";
  private boolean finalLineEnd = true;
  private Charset charset = StandardCharsets.UTF_8;
  private int repeat = 1;
  private Compression compression = Compression.NONE;
  private boolean memberPerLine;
  private int spread;
  private int cut;
  private Encryption encryption = Encryption.NONE;

  private BodyOptions() {}

  static BodyOptions read(Words words) {
    BodyOptions options = new BodyOptions();
    while (!words.isEmpty()) {
      options.take(words.next("an option"), words);
    }
    return options;
  }

  private void take(String option, Words words) {
    switch (option) {
      case "parquet" -> format = FileFormat.PARQUET;
      case "orc" -> format = FileFormat.ORC;
      case "avro" -> format = FileFormat.AVRO;
      case "avro-deflate" -> format = FileFormat.AVRO_DEFLATE;
      case "avro-snappy" -> format = FileFormat.AVRO_SNAPPY;
      case "avro-bzip2" -> format = FileFormat.AVRO_BZIP2;
      case "shapefile" -> format = FileFormat.SHAPEFILE;
      case "escaped" -> escaped = true;
      case "crlf" -> lineEnd = "\r\n";
      case "unterminated" -> finalLineEnd = false;
      case "latin1" -> charset = StandardCharsets.ISO_8859_1;
      case "utf16le" -> charset = StandardCharsets.UTF_16LE;
      case "utf16be" -> charset = StandardCharsets.UTF_16BE;
      case "repeat" -> repeat = words.number("the count of repeat");
      case "gzip" -> compression = Compression.GZIP;
      case "bzip2" -> compression = Compression.BZIP2;
      case "lzop" -> compression = Compression.LZOP;
      case "zstd" -> compression = Compression.ZSTD;
      case "member-per-line" -> memberPerLine = true;
      case "spread" -> spread = words.number("the count of bytes between members");
      case "encrypted" -> encryption = Encryption.CHAINED;
      case "encrypted-gcm" -> encryption = Encryption.AUTHENTICATED;
      case "damaged" -> encryption = Encryption.DAMAGED;
      case "cut" -> cut = words.number("the count of bytes to cut");
      default -> throw words.problem("unknown option '" + option + "' of an object's body");
    }
  }

  Body with(String text) {
    return new Body(
        format,
        text,
        escaped,
        lineEnd,
        finalLineEnd,
        charset,
        repeat,
        compression,
        memberPerLine,
        spread,
        cut,
        encryption);
  }
}
