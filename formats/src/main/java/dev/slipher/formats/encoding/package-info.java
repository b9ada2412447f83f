/**
 * Files that are not UTF-8: from the encoding that COPY names to UTF-8 bytes, before anything looks
 * for records in them (guide page copy-parameters-data-conversion, ENCODING).
 */
package dev.slipher.formats.encoding;
