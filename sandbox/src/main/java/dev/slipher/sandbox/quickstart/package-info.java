/**
 * The first thing that a person sees: TPC-H data generated, put into S3, loaded by COPY over JDBC,
 * checked and queried. It knows the warehouse through JDBC alone.
 */
package dev.slipher.sandbox.quickstart;
