/** Runs the steps of a case against a world: sessions, objects, and what must come back. */
package dev.slipher.it.run;
