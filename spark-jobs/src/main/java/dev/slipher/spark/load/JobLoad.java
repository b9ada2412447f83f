package dev.slipher.spark.load;

import dev.slipher.catalog.job.JobFile;
import dev.slipher.catalog.job.JobFiles;
import dev.slipher.spark.load.source.s3.SourceObject;
import dev.slipher.spark.table.TableCounters;
import dev.slipher.spark.transaction.TableAppend;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One load of a COPY JOB: which objects it reads. Its query id is noted with them before anything
 * is committed, and committed with their rows, so that after any end it can be told whether they
 * are in the table.
 */
public final class JobLoad {
  private final JobFiles journal;
  private final long jobId;
  private final List<JobFile> files;
  private OptionalInt queryId = OptionalInt.empty();
  private Set<String> rejected = Set.of();

  /**
   * A load that is still to run.
   *
   * @param journal knows the files
   */
  public JobLoad(JobFiles journal, long jobId, List<JobFile> files) {
    this.journal = Objects.requireNonNull(journal);
    this.jobId = jobId;
    this.files = List.copyOf(files);
  }

  long jobId() {
    return jobId;
  }

  List<SourceObject> objects() {
    return files.stream().map(JobLoad::object).toList();
  }

  private static SourceObject object(JobFile file) {
    return new SourceObject(
        file.bucket(), file.key(), file.size(), file.etag(), file.modifiedMicros(), false);
  }

  /** The load is about to read. */
  void begins(int query, TableAppend append) {
    journal.begin(jobId, files, query);
    append.count(TableCounters.copyJob(jobId), query);
    queryId = OptionalInt.of(query);
  }

  /** The load has failed at these files, if any. */
  void failed(Set<String> urls) {
    rejected = urls;
  }

  /** The load's query id, once it was about to read. */
  public OptionalInt queryId() {
    return queryId;
  }

  /** The files at which the load failed, if it was files that made it fail. */
  public List<JobFile> rejected() {
    return files.stream().filter(file -> rejected.contains(object(file).url())).toList();
  }
}
