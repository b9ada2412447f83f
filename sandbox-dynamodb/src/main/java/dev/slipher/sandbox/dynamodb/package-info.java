/** The sandbox's DynamoDB, in a process of its own. */
package dev.slipher.sandbox.dynamodb;
