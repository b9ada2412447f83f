-- Version 2. Only statements that may run twice, and only SQL that H2 and PostgreSQL share.
create table if not exists "slipher_load" (
  "query" integer primary key,
  "process" varchar(36) not null,
  "folder" varchar(4096) not null,
  "mark" varchar(64) not null
);
create table if not exists "stl_analyze_compression" (
  "userid" integer,
  "start_time" bigint,
  "xid" bigint,
  "tbl" integer,
  "tablename" varchar(128),
  "col" integer,
  "old_encoding" varchar(15),
  "new_encoding" varchar(15),
  "mode" varchar(14),
  "best_compression_encoding" varchar(15),
  "recommended_bytes" varchar(32),
  "best_compression_bytes" varchar(32),
  "ndv" bigint
);
