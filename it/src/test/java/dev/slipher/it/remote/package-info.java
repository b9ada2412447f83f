/** Loads from hosts and from DynamoDB over JDBC: how they are cancelled, fail and are watched. */
package dev.slipher.it.remote;
