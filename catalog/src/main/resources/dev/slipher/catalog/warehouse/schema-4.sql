-- Version 4. Only statements that may run twice, and only SQL that H2 and PostgreSQL share.
create table if not exists "stl_sshclient_error" (
  "userid" integer,
  "query" integer,
  "slice" integer,
  "recordtime" bigint,
  "pid" integer,
  "ssh_username" varchar(1024),
  "endpoint" varchar(1024),
  "command" varchar(4096),
  "error" varchar(1024)
);
create index if not exists "stl_sshclient_error_query" on "stl_sshclient_error" ("query");
