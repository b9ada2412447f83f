/**
 * JSON: from a stream of UTF-8 bytes to objects or arrays, one after the other, and from each the
 * values of the load's columns (guide pages copy-parameters-data-format and
 * copy-usage_notes-copy-from-json).
 */
package dev.slipher.formats.json;
