/**
 * Avro object container files: from a stream of bytes to blocks, and from a block the values of the
 * load's columns as text (guide page copy-parameters-data-format).
 */
package dev.slipher.formats.avro;
