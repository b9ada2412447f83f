/** The small relational database behind the warehouse: users, sessions, ids and logs. */
package dev.slipher.catalog.warehouse;
