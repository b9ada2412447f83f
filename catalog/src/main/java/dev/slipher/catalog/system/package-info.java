/** The system tables: what is recorded, and what can be asked. */
package dev.slipher.catalog.system;
