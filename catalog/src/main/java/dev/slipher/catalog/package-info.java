/** What the warehouse knows: its tables, slices, users and system tables. */
package dev.slipher.catalog;
