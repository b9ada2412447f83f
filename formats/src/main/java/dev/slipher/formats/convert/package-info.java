/** From a field's bytes to a typed value or a {@link dev.slipher.formats.record.RowError}. */
package dev.slipher.formats.convert;
