/** Holds the inventory of rules against the cases and tests that prove them. */
package dev.slipher.it.conformance;
