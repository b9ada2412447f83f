-- Version 6. Only statements that may run twice, and only SQL that H2 and PostgreSQL share.
insert into "slipher_sequence" select 'copy_job', 99999 where not exists
  (select 1 from "slipher_sequence" where "name" = 'copy_job');
create table if not exists "slipher_copy_job" (
  "id" bigint primary key,
  "name" varchar(128) not null unique,
  "userid" integer not null,
  "database" varchar(128) not null,
  "schema" varchar(128) not null,
  "table" varchar(128) not null,
  "iam_role" varchar(128) not null,
  "copy_text" varchar(1000000) not null,
  "job_text" varchar(256) not null,
  "auto" boolean not null,
  "created" bigint not null,
  "listed" boolean not null,
  "process" varchar(36)
);
create table if not exists "slipher_copy_job_file" (
  "job" bigint not null,
  "bucket" varchar(64) not null,
  "key" varchar(1024) not null,
  "size" bigint not null,
  "etag" varchar(256) not null,
  "modified" bigint not null,
  "enqueued" bigint not null,
  "status" varchar(1) not null,
  "query" integer,
  primary key ("job", "key")
);
create table if not exists "sys_copy_job_info" (
  "job_id" bigint,
  "job_name" varchar(128),
  "database_name" varchar(128),
  "record_time" bigint,
  "message" varchar(512),
  "_userid" integer
);
create index if not exists "sys_copy_job_info_job_id" on "sys_copy_job_info" ("job_id");
