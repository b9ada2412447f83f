package dev.slipher.spark.job;

import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.job.JobFile;
import dev.slipher.copy.CopyFormatter;
import dev.slipher.copy.CopyParser;
import dev.slipher.copy.CopySource;
import dev.slipher.copy.CopyStatement;
import dev.slipher.dialect.QualifiedName;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.load.source.LoadIdentity;
import dev.slipher.spark.load.source.s3.CallLog;
import dev.slipher.spark.load.source.s3.S3Request;
import dev.slipher.spark.load.source.s3.S3Source;
import dev.slipher.spark.load.source.s3.SourceObject;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * The COPY of a job, as it is when the job runs.
 *
 * @param statement into the table that was found when the job was made
 * @param shownText as it was written, secrets masked
 */
record JobCopy(CopyStatement statement, String shownText) {
  /** No query has an id yet when a folder is looked into. */
  private static final long NO_QUERY = 0;

  /**
   * Reads the job's COPY.
   *
   * @throws SqlError if it cannot be one; its options are judged only now
   *     (grammar.copyjob.restrictions)
   */
  static JobCopy of(CopyJob job) {
    CopyStatement statement = statement(job.copyText());
    return new JobCopy(
        statement.into(QualifiedName.of(job.table().schema(), job.table().name())),
        CopyFormatter.redact(job.copyText()));
  }

  /** A COPY from S3, as every job's is. */
  static CopyStatement statement(String text) {
    return (CopyStatement) CopyParser.parse(text);
  }

  /**
   * What a statement's folder on S3 holds now (s3.copyjob-folder).
   *
   * @param process whose process id errors show
   * @throws SqlError if S3 refuses
   */
  static List<JobFile> folder(CopyStatement statement, int process, Configuration hadoop) {
    CopySource.S3Prefix source = (CopySource.S3Prefix) statement.source();
    S3Request request =
        new S3Request(
            source.location(),
            false,
            statement.region(),
            statement.authorization(),
            false,
            new LoadIdentity(NO_QUERY, process));
    return S3Source.present(request, hadoop, new CallLog()).stream().map(JobCopy::file).toList();
  }

  private static JobFile file(SourceObject object) {
    return new JobFile(
        object.bucket(), object.key(), object.size(), object.etag(), object.lastModifiedMicros());
  }
}
