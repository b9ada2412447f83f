/**
 * Redshift's column types: the type model that the formats convert to and the catalog describes.
 */
package dev.slipher.formats.type;
