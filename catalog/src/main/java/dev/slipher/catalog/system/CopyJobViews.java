package dev.slipher.catalog.system;

import java.util.List;

/** COPY JOBs as they are now, and the files that they have seen. */
final class CopyJobViews {
  /** Guide page SYS_COPY_JOB (sys.copy_job.columns); on_error_suspend is Redshift's own affair. */
  private static final LogView JOBS =
      new LogView(
          "sys_copy_job",
          LogTable.columns(
              """
              job_id bigint, job_name character(128), iam_role character(128),
              job_text character(256), is_auto integer, on_error_suspend integer
              """),
          List.of(
              "\"id\"",
              "\"name\"",
              "\"iam_role\"",
              "\"job_text\"",
              "case when \"auto\" then 1 else 0 end",
              "0"),
          "\"slipher_copy_job\"",
          "\"userid\"");

  /** Guide page SYS_COPY_JOB_DETAIL (sys.copy_job_detail.columns). */
  private static final LogView FILES =
      new LogView(
          "sys_copy_job_detail",
          LogTable.columns(
              """
              user_id integer, database_name varchar(65535), job_id integer,
              job_name varchar(65535), file_location varchar(65535), file_name varchar(65535),
              file_size bigint, file_etag varchar(65535), job_text character(256),
              modification_time timestamp, enqueue_time timestamp, status character(1)
              """),
          List.of(
              "\"userid\"",
              "\"database\"",
              "\"id\"",
              "\"name\"",
              "\"bucket\"",
              "\"key\"",
              "\"size\"",
              "\"etag\"",
              "\"job_text\"",
              "\"modified\"",
              "\"enqueued\"",
              "\"status\""),
          """
          (select j."userid", j."database", cast(j."id" as integer) as "id", j."name",
                  f."bucket", f."key", f."size", f."etag", j."job_text", f."modified",
                  f."enqueued", f."status"
             from "slipher_copy_job" j join "slipher_copy_job_file" f on f."job" = j."id"
            where f."status" <> 'B') files\
          """,
          "\"userid\"");

  static final List<LogView> ALL = List.of(JOBS, FILES);

  private CopyJobViews() {}
}
