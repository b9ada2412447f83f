/**
 * COPY from DynamoDB: the parallel scan of a table, at the share of its throughput that READRATIO
 * grants (guide pages copy-parameters-data-source-dynamodb, t_Loading-data-from-dynamodb).
 */
package dev.slipher.spark.load.source.dynamodb;
