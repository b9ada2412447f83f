/**
 * ESRI shapefiles: a file of shapes, an index of it and a table of attributes become records. The
 * records' structure is that of ESRI's technical description of July 1998; all geometry is JTS's.
 */
package dev.slipher.formats.shapefile;
