/** A server that misbehaves where told to, so that tests can see what a load makes of it. */
package dev.slipher.sandbox.faults;
