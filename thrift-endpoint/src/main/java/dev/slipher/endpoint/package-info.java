/**
 * How clients reach the warehouse: one process that hosts the metastore, the Spark session and the
 * Thrift Server, checks passwords and hands errors to clients in Redshift's words.
 */
package dev.slipher.endpoint;
