package dev.slipher.spark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsToComeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grant insert on t to bob | GRANT",
        "REVOKE all on t from bob | REVOKE",
        "create user bob password disable | CREATE USER",
        "alter user bob createdb | ALTER USER",
        "drop user if exists bob | DROP USER",
        "create group loaders | CREATE GROUP",
        "alter group loaders add user bob | ALTER GROUP",
        "drop group loaders | DROP GROUP",
        "create role loader | CREATE ROLE",
        "alter role loader rename to r | ALTER ROLE",
        "drop role loader | DROP ROLE",
        "alter default privileges grant insert on tables to bob | ALTER DEFAULT PRIVILEGES",
        "create external schema e from data catalog | CREATE EXTERNAL SCHEMA",
        "create external table e.t (a int) | CREATE EXTERNAL TABLE",
        "create materialized view v as select 1 | CREATE MATERIALIZED VIEW",
        "create procedure p() as $$ begin end $$ | CREATE PROCEDURE",
        "create library l language plpythonu | CREATE LIBRARY",
        "create model m from t | CREATE MODEL",
        "create datashare d | CREATE DATASHARE",
        "analyze compression t | ANALYZE COMPRESSION",
        "lock t | LOCK",
        "create schema s quota 5 gb | a schema with a QUOTA",
        "alter schema s quota unlimited | a schema with a QUOTA",
        "/* by night */ Grant  -- all\tof it | GRANT"
      })
  void areFoundByHowTheyBegin(String text, String name) {
    assertEquals(Optional.of(name), StatementsToCome.find(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'grant'",
        "create schema quotas",
        "create table grants (a int)",
        "create view external as select 1",
        "analyze t",
        "-- grant\nselect 1",
        ""
      })
  void othersAreNot(String text) {
    assertEquals(Optional.empty(), StatementsToCome.find(text));
  }
}
