/**
 * TPC-H data of any scale as text in a bucket. {@link dev.slipher.sandbox.tpch.TpchRequest} and
 * {@link dev.slipher.sandbox.tpch.TpchRows} need the JDK alone; the rest runs in the sandbox's
 * processes.
 */
package dev.slipher.sandbox.tpch;
