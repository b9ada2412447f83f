/** What a slice has to tell after its scan; small, immutable and serialisable. */
package dev.slipher.formats.report;
