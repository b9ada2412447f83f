package dev.slipher.formats.encoding;

/** What the characters of a load's files are encoded in; one encoding for all of them. */
public enum TextEncoding {
  /** COPY's default (conv.encoding.default-utf8). */
  UTF8,

  /** UTF-16 in the order that the file's byte order mark says (conv.encoding.utf16-bom). */
  UTF16,

  /** UTF-16, the low byte first, with or without a mark (conv.encoding.utf16le-be). */
  UTF16LE,

  /** UTF-16, the high byte first, with or without a mark (conv.encoding.utf16le-be). */
  UTF16BE,

  /** ISO-8859-1: each byte is the code point of that number. */
  ISO88591
}
