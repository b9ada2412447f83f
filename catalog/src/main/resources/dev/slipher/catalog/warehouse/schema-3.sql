-- Version 3. Only statements that may run twice, and only SQL that H2 and PostgreSQL share.
create table if not exists "svl_spatial_simplify" (
  "query" integer,
  "line_number" integer,
  "maximum_tolerance" double precision,
  "initial_size" integer,
  "simplified" varchar(1),
  "final_size" integer,
  "final_tolerance" double precision,
  "_userid" integer
);
create index if not exists "svl_spatial_simplify_query" on "svl_spatial_simplify" ("query");
