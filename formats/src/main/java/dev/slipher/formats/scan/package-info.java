/** How one slice reads its files: from splits to rows in a sink, and the report of it. */
package dev.slipher.formats.scan;
