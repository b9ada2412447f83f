/** A host that runs commands over SSH, for loads from remote hosts. */
package dev.slipher.sandbox.ssh;
