package dev.slipher.spark.job;

import dev.slipher.catalog.CatalogErrors;
import dev.slipher.catalog.job.CopyJob;
import dev.slipher.catalog.job.CopyJobs;
import dev.slipher.catalog.job.JobFile;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.warehouse.User;
import dev.slipher.copy.CopyFormatter;
import dev.slipher.copy.CopyJobCommand;
import dev.slipher.copy.CopyJobCommand.Alter;
import dev.slipher.copy.CopyJobCommand.Create;
import dev.slipher.copy.CopyJobCommand.Drop;
import dev.slipher.copy.CopyJobCommand.Run;
import dev.slipher.copy.CopyJobCommand.Show;
import dev.slipher.copy.CopyStatement;
import dev.slipher.dialect.SqlError;
import dev.slipher.spark.load.report.LoadMessages;
import dev.slipher.spark.load.report.LoadTotals;
import dev.slipher.spark.table.WarehouseTables;
import dev.slipher.spark.warehouse.SlipherSession;
import dev.slipher.spark.warehouse.TemporarySchemas;
import dev.slipher.spark.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** The verbs of COPY JOB (guide page r_COPY-JOB). */
public final class CopyJobCommands {
  private final SparkSession session;
  private final Warehouse warehouse;
  private final SlipherSession memory;
  private final CopyJobs jobs;

  /** Commands of that session's user. */
  public CopyJobCommands(SparkSession session) {
    this.session = session;
    warehouse = Warehouse.of(session);
    memory = warehouse.session(session);
    jobs = new CopyJobs(warehouse.database());
  }

  /**
   * The query that answers LIST or SHOW; empty for other verbs, which {@link #run} does.
   *
   * @throws dev.slipher.catalog.CatalogException 42704 for a job that is not there; 42501 for one
   *     of another user
   */
  public Optional<String> query(CopyJobCommand command) {
    if (command instanceof CopyJobCommand.List) {
      return Optional.of("SELECT * FROM pg_catalog.sys_copy_job ORDER BY job_id");
    }
    if (command instanceof Show show) {
      long id = own(show.job()).id();
      return Optional.of("SELECT * FROM pg_catalog.sys_copy_job WHERE job_id = " + id);
    }
    return Optional.empty();
  }

  /**
   * Does what a verb says.
   *
   * @return INFO lines
   */
  public List<String> run(CopyJobCommand command) {
    if (command instanceof Create create) {
      return create(create);
    }
    if (command instanceof Alter alter) {
      return alter(alter);
    }
    if (command instanceof Run run) {
      return run(run);
    }
    if (command instanceof Drop drop) {
      return drop(drop);
    }
    throw new IllegalArgumentException("a query answers " + command);
  }

  private List<String> create(Create create) {
    requireNoBlock(JobErrors.neverInBlock("COPY JOB CREATE"));
    WarehouseTables tables = new WarehouseTables(session, warehouse.layout().database());
    TableName table = tables.qualify(create.table());
    tables.require(table);
    if (TemporarySchemas.isOne(table.schema())) {
      throw JobErrors.temporaryTable(table.name());
    }
    long created = JobRun.nowMicros();
    Optional<List<JobFile>> present = Optional.empty();
    List<String> lines = List.of();
    try {
      present = Optional.of(present(JobCopy.statement(create.copyText())));
    } catch (SqlError unreachable) {
      if (JobErrors.isCancelled(unreachable)) {
        throw unreachable;
      }
      // Options are judged when the job runs (grammar.copyjob.restrictions); so this is but told.
      lines =
          List.of(
              "COPY JOB %s cannot run yet: %s".formatted(create.job(), unreachable.getMessage()));
    }
    CopyJob job =
        new CopyJob(
            warehouse.database().sequences().nextCopyJobId(),
            create.job(),
            memory.session().user(),
            memory.session().database(),
            table,
            create.iamRole(),
            create.copyText(),
            create.auto(),
            created,
            present.isPresent());
    jobs.create(job, CopyFormatter.redact(create.copyText()), present);
    warehouse.copyJobRuns().changed();
    return lines;
  }

  private List<JobFile> present(CopyStatement statement) {
    return JobCopy.folder(statement, memory.pid(), session.sessionState().newHadoopConf());
  }

  private List<String> alter(Alter alter) {
    requireNoBlock(JobErrors.notInBlock("COPY JOB ALTER"));
    CopyJob job = own(alter.job());
    if (alter.auto().isEmpty()) {
      return List.of(
          "COPY JOB %s stays as it is: nothing to change was said".formatted(job.name()));
    }
    jobs.setAuto(job.id(), alter.auto().get());
    warehouse.copyJobRuns().changed();
    return List.of();
  }

  private List<String> run(Run run) {
    requireNoBlock(JobErrors.notInBlock("COPY JOB RUN"));
    CopyJob job = own(run.job());
    return alone(job, () -> JobRun.claimed(session, job, this::run));
  }

  private List<String> run(JobRun run) {
    JobCopy copy;
    List<JobFile> files;
    try {
      copy = JobCopy.of(run.job());
      files = run.take(present(copy.statement()), false);
    } catch (SqlError failure) {
      if (!JobErrors.isCancelled(failure)) {
        JobRun.tell(session, run.job(), failure);
      }
      throw failure;
    }
    return files.isEmpty()
        ? LoadMessages.completed(run.job().table().name(), LoadTotals.of(List.of()), false)
        : run.load(session, copy, files);
  }

  private List<String> drop(Drop drop) {
    requireNoBlock(JobErrors.neverInBlock("COPY JOB DROP"));
    CopyJob job = own(drop.job());
    return alone(
        job,
        () ->
            JobRun.claimed(
                session,
                job,
                run -> {
                  jobs.drop(job.id());
                  return List.of();
                }));
  }

  private <T> T alone(CopyJob job, Supplier<T> work) {
    try {
      warehouse.copyJobRuns().begin(job.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw JobErrors.cancelled(e);
    }
    try {
      return work.get();
    } finally {
      warehouse.copyJobRuns().end(job.id());
    }
  }

  private CopyJob own(String name) {
    CopyJob job = jobs.find(name).orElseThrow(() -> CatalogErrors.copyJobDoesNotExist(name));
    User user = memory.session().user();
    if (!user.superuser() && user.id() != job.owner().id()) {
      throw CatalogErrors.notOwnerOfCopyJob(name);
    }
    return job;
  }

  private void requireNoBlock(SqlError refusal) {
    if (memory.block().isPresent()) {
      throw refusal;
    }
  }
}
