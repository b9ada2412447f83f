/**
 * Delimited text, CSV and fixed-width text: from a stream of UTF-8 bytes to records (guide pages
 * copy-parameters-data-format and copy-parameters-data-conversion).
 */
package dev.slipher.formats.text;
