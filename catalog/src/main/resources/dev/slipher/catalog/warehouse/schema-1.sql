-- Version 1. Only statements that may run twice, and only SQL that H2 and PostgreSQL share.
create table if not exists "slipher_sequence" ("name" varchar(32) primary key, "last" integer not null);
insert into "slipher_sequence" select 'query', 0 where not exists
  (select 1 from "slipher_sequence" where "name" = 'query');
insert into "slipher_sequence" select 'transaction', 1000 where not exists
  (select 1 from "slipher_sequence" where "name" = 'transaction');
insert into "slipher_sequence" select 'session', 10000 where not exists
  (select 1 from "slipher_sequence" where "name" = 'session');
insert into "slipher_sequence" select 'table', 99999 where not exists
  (select 1 from "slipher_sequence" where "name" = 'table');
insert into "slipher_sequence" select 'user', 99 where not exists
  (select 1 from "slipher_sequence" where "name" = 'user');
create table if not exists "slipher_user" (
  "id" integer primary key,
  "name" varchar(128) not null unique,
  "password" varchar(256),
  "superuser" boolean not null
);
insert into "slipher_user" select 1, 'rdsdb', null, true where not exists
  (select 1 from "slipher_user" where "id" = 1);
create table if not exists "slipher_process" (
  "id" varchar(36) primary key,
  "host" varchar(256) not null,
  "pid" bigint not null,
  "started" bigint not null
);
create table if not exists "slipher_session" (
  "pid" integer primary key,
  "process" varchar(36) not null,
  "userid" integer not null,
  "database" varchar(128) not null,
  "starttime" bigint not null
);
create table if not exists "stl_query" (
  "userid" integer,
  "query" integer,
  "label" varchar(320),
  "xid" bigint,
  "pid" integer,
  "database" varchar(32),
  "querytxt" varchar(4000),
  "starttime" bigint,
  "endtime" bigint,
  "aborted" integer,
  "insert_pristine" integer,
  "concurrency_scaling_status" integer
);
create index if not exists "stl_query_query" on "stl_query" ("query");
create table if not exists "stl_querytext" (
  "userid" integer,
  "xid" bigint,
  "pid" integer,
  "query" integer,
  "sequence" integer,
  "text" varchar(200)
);
create index if not exists "stl_querytext_query" on "stl_querytext" ("query");
create table if not exists "stl_ddltext" (
  "userid" integer,
  "xid" bigint,
  "pid" integer,
  "label" varchar(320),
  "starttime" bigint,
  "endtime" bigint,
  "sequence" integer,
  "text" varchar(200)
);
create index if not exists "stl_ddltext_xid" on "stl_ddltext" ("xid");
create table if not exists "stl_utilitytext" (
  "userid" integer,
  "xid" bigint,
  "pid" integer,
  "label" varchar(320),
  "starttime" bigint,
  "endtime" bigint,
  "sequence" integer,
  "text" varchar(200)
);
create index if not exists "stl_utilitytext_xid" on "stl_utilitytext" ("xid");
create table if not exists "sys_query_history" (
  "user_id" integer,
  "query_id" bigint,
  "query_label" varchar(320),
  "transaction_id" bigint,
  "session_id" integer,
  "database_name" varchar(128),
  "query_type" varchar(32),
  "status" varchar(10),
  "result_cache_hit" boolean,
  "start_time" bigint,
  "end_time" bigint,
  "elapsed_time" bigint,
  "queue_time" bigint,
  "execution_time" bigint,
  "error_message" varchar(512),
  "returned_rows" bigint,
  "returned_bytes" bigint,
  "query_text" varchar(4000)
);
create index if not exists "sys_query_history_query_id" on "sys_query_history" ("query_id");
create table if not exists "stl_load_errors" (
  "userid" integer,
  "slice" integer,
  "tbl" integer,
  "starttime" bigint,
  "session" integer,
  "query" integer,
  "filename" varchar(256),
  "line_number" bigint,
  "colname" varchar(127),
  "type" varchar(10),
  "col_length" varchar(10),
  "position" integer,
  "raw_line" varchar(1024),
  "raw_field_value" varchar(1024),
  "err_code" integer,
  "err_reason" varchar(100),
  "is_partial" integer,
  "start_offset" bigint,
  "copy_job_id" bigint,
  "_xid" bigint,
  "_database" varchar(64),
  "_message" varchar(512)
);
create index if not exists "stl_load_errors_query" on "stl_load_errors" ("query");
create table if not exists "stl_loaderror_detail" (
  "userid" integer,
  "slice" integer,
  "session" integer,
  "query" integer,
  "filename" varchar(256),
  "line_number" bigint,
  "field" integer,
  "colname" varchar(1024),
  "value" varchar(1024),
  "is_null" integer,
  "type" varchar(10),
  "col_length" varchar(10)
);
create index if not exists "stl_loaderror_detail_query" on "stl_loaderror_detail" ("query");
create table if not exists "stl_load_commits" (
  "userid" integer,
  "query" integer,
  "slice" integer,
  "name" varchar(256),
  "filename" varchar(256),
  "byte_offset" integer,
  "lines_scanned" integer,
  "errors" integer,
  "curtime" bigint,
  "status" integer,
  "file_format" varchar(16),
  "is_partial" integer,
  "start_offset" bigint,
  "copy_job_id" bigint
);
create index if not exists "stl_load_commits_query" on "stl_load_commits" ("query");
create table if not exists "stl_replacements" (
  "userid" integer,
  "query" integer,
  "slice" integer,
  "tbl" integer,
  "starttime" bigint,
  "session" integer,
  "filename" varchar(256),
  "line_number" bigint,
  "colname" varchar(127),
  "raw_line" varchar(1024)
);
create index if not exists "stl_replacements_query" on "stl_replacements" ("query");
create table if not exists "stl_file_scan" (
  "userid" integer,
  "query" integer,
  "slice" integer,
  "name" varchar(90),
  "lines" bigint,
  "bytes" bigint,
  "loadtime" bigint,
  "curtime" bigint,
  "is_partial" integer,
  "start_offset" bigint
);
create index if not exists "stl_file_scan_query" on "stl_file_scan" ("query");
create table if not exists "stl_s3client" (
  "userid" integer,
  "query" integer,
  "slice" integer,
  "recordtime" bigint,
  "pid" integer,
  "http_method" varchar(64),
  "bucket" varchar(64),
  "key" varchar(256),
  "transfer_size" bigint,
  "data_size" bigint,
  "start_time" bigint,
  "end_time" bigint,
  "transfer_time" bigint,
  "compression_time" bigint,
  "connect_time" bigint,
  "app_connect_time" bigint,
  "retries" bigint,
  "request_id" varchar(32),
  "extended_request_id" varchar(128),
  "ip_address" varchar(64),
  "is_partial" integer,
  "start_offset" bigint
);
create index if not exists "stl_s3client_query" on "stl_s3client" ("query");
create table if not exists "stl_s3client_error" (
  "userid" integer,
  "query" integer,
  "sliceid" integer,
  "recordtime" bigint,
  "pid" integer,
  "http_method" varchar(64),
  "bucket" varchar(64),
  "key" varchar(256),
  "error" varchar(1024),
  "is_partial" integer,
  "start_offset" bigint
);
create index if not exists "stl_s3client_error_query" on "stl_s3client_error" ("query");
create table if not exists "sys_load_history" (
  "user_id" integer,
  "query_id" bigint,
  "transaction_id" bigint,
  "session_id" integer,
  "database_name" varchar(128),
  "status" varchar(16),
  "table_name" varchar(128),
  "start_time" bigint,
  "end_time" bigint,
  "duration" bigint,
  "data_source" varchar(65535),
  "file_format" varchar(16),
  "loaded_rows" bigint,
  "loaded_bytes" bigint,
  "source_file_count" integer,
  "source_file_bytes" bigint,
  "file_count_scanned" integer,
  "file_bytes_scanned" bigint,
  "error_count" bigint,
  "copy_job_id" bigint
);
create index if not exists "sys_load_history_query_id" on "sys_load_history" ("query_id");
create table if not exists "sys_load_detail" (
  "user_id" integer,
  "query_id" integer,
  "file_name" varchar(256),
  "bytes_scanned" bigint,
  "lines_scanned" integer,
  "record_time" bigint,
  "splits_scanned" integer,
  "start_time" bigint,
  "end_time" bigint
);
create index if not exists "sys_load_detail_query_id" on "sys_load_detail" ("query_id");
