/** Steps 3 and 5 of a load: which columns are fed and how, and which slice reads what. */
package dev.slipher.spark.load.plan;
