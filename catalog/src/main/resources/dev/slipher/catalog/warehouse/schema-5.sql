-- Version 5. Only statements that may run twice, and only SQL that H2 and PostgreSQL share.
create table if not exists "stl_error" (
  "userid" integer,
  "process" varchar(12),
  "recordtime" bigint,
  "pid" integer,
  "errcode" integer,
  "file" varchar(90),
  "linenum" integer,
  "context" varchar(100),
  "error" varchar(512)
);
