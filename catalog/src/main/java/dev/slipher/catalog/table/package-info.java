/** Table definitions: what CREATE TABLE says, checked, and how it is kept with the table. */
package dev.slipher.catalog.table;
