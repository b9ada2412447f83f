/**
 * The COPY statement: text to a checked, immutable {@link dev.slipher.copy.CopyStatement} and back.
 *
 * <p>What a clause does to a load is no matter of this module, and neither is which clauses a
 * consumer has built: it asks {@link dev.slipher.copy.CopyStatement#clauses()} what was said.
 */
package dev.slipher.copy;
