package dev.slipher.sandbox.tpch;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Generates TPC-H data, a part on each processor at a time, streaming: memory does not grow with
 * the scale.
 */
public final class TpchGenerator {
  private static final int CHUNK = 64 * 1024;
  private static final int ROWS_BETWEEN_REPORTS = 10_000;

  private TpchGenerator() {}

  /** Hears how far it is; called by several threads. */
  @FunctionalInterface
  public interface Progress {
    /** So many more rows of the table are written. */
    void wrote(String table, long rows);
  }

  /** A part that is written. */
  private record Part(String table, String key, long rows, long bytes) {}

  /**
   * Generates what is asked for.
   *
   * @return what was written, in the order of the request's tables
   * @throws IOException when it cannot be written
   * @throws dev.slipher.sandbox.SandboxException when S3 refuses it
   */
  public static List<TpchTableData> generate(
      TpchRequest request, Destination destination, Progress progress)
      throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            task -> {
              Thread thread = new Thread(task, "tpch");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Part>> parts = new ArrayList<>();
      for (String table : request.tables()) {
        for (int part = 1; part <= request.partsOf(table); part++) {
          int number = part;
          parts.add(
              threads.submit(
                  () -> write(request, TpchTable.getTable(table), number, destination, progress)));
        }
      }
      List<Part> written = new ArrayList<>();
      for (Future<Part> part : parts) {
        written.add(await(part));
      }
      List<TpchTableData> tables = new ArrayList<>();
      for (String table : request.tables()) {
        tables.add(summary(table, written));
        if (request.manifest()) {
          writeManifest(request, table, destination);
        }
      }
      return tables;
    } finally {
      threads.shutdownNow();
    }
  }

  private static TpchTableData summary(String table, List<Part> written) {
    List<Part> own = written.stream().filter(part -> part.table().equals(table)).toList();
    return new TpchTableData(
        table,
        own.stream().mapToLong(Part::rows).sum(),
        own.stream().mapToLong(Part::bytes).sum(),
        own.stream().map(Part::key).toList());
  }

  private static <E extends TpchEntity> Part write(
      TpchRequest request, TpchTable<E> table, int part, Destination destination, Progress progress)
      throws IOException {
    String name = table.getTableName();
    Path draft = destination.draft();
    try {
      long rows = 0;
      long reported = 0;
      try (OutputStream target = open(draft, request.gzip())) {
        RowText<E> text = new RowText<>(table.getColumns(), request.format(), target);
        for (E row : table.createGenerator(request.scale(), part, request.partsOf(name))) {
          text.write(row);
          rows++;
          if (rows - reported == ROWS_BETWEEN_REPORTS) {
            if (Thread.currentThread().isInterrupted()) {
              throw new IOException("interrupted");
            }
            progress.wrote(name, rows - reported);
            reported = rows;
          }
        }
        text.flush();
      }
      progress.wrote(name, rows - reported);
      long bytes = Files.size(draft);
      String key = request.key(name, part);
      destination.place(draft, key);
      return new Part(name, key, rows, bytes);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static OutputStream open(Path file, boolean gzip) throws IOException {
    OutputStream target = Files.newOutputStream(file);
    return gzip ? new FastGzip(target) : new BufferedOutputStream(target, CHUNK);
  }

  private static void writeManifest(TpchRequest request, String table, Destination destination)
      throws IOException {
    String entries =
        IntStream.rangeClosed(1, request.partsOf(table))
            .mapToObj(part -> "s3://" + request.bucket() + "/" + request.key(table, part))
            .map(url -> "    {\"url\": \"" + url + "\", \"mandatory\": true}")
            .collect(Collectors.joining(",\n"));
    Path draft = destination.draft();
    Files.writeString(
        draft, "{\n  \"entries\": [\n" + entries + "\n  ]\n}\n", StandardCharsets.UTF_8);
    destination.place(draft, request.manifestKey(table));
  }

  private static Part await(Future<Part> part) throws IOException, InterruptedException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IOException failure) {
        throw failure;
      }
      if (cause instanceof UncheckedIOException failure) {
        throw failure.getCause();
      }
      if (cause instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(cause);
    }
  }

  /** The quickest compression: data of a sandbox is written once and read once. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream target) throws IOException {
      super(target, CHUNK);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
