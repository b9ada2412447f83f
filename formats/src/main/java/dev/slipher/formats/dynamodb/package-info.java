/**
 * Items of a DynamoDB table in DynamoDB's own JSON, one to a line: from a stream of bytes to the
 * text of the attributes that columns take (guide page t_Loading-data-from-dynamodb).
 */
package dev.slipher.formats.dynamodb;
