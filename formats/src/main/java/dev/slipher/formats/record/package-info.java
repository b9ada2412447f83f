/** Records between reading and converting: bytes and where their fields stand, never strings. */
package dev.slipher.formats.record;
