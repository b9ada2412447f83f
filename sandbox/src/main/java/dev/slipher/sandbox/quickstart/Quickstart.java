package dev.slipher.sandbox.quickstart;

import dev.slipher.sandbox.HdfsClient;
import dev.slipher.sandbox.ItemClient;
import dev.slipher.sandbox.ObjectClient;
import dev.slipher.sandbox.tpch.Destination;
import dev.slipher.sandbox.tpch.TpchGenerator;
import dev.slipher.sandbox.tpch.TpchRows;
import dev.slipher.sandbox.tpch.TpchTableData;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The steps, one after the other; each shows what it says to the warehouse and what comes back. */
final class Quickstart {
  private static final String VISITS = "visits/visits.csv";
  private static final int VISITS_ERRORS = 5;
  private static final String COPY_VISITS =
      "copy tpch.visits from 's3://tpch/" + VISITS + "' iam_role default csv";
  private static final String SHOW_ERRORS =
      """
      select line_number, colname, raw_field_value, err_reason
      from stl_load_errors
      where query = pg_last_copy_id()
      order by line_number;
      """;
  private static final List<String> QUERIES =
      List.of(
          "q1.sql|Q1: what was shipped, by its state",
          "q3.sql|Q3: the most valuable orders not yet shipped",
          "q6.sql|Q6: what some discounts cost in 1994");

  private final QuickstartSettings settings;
  private final Terminal terminal;
  private final Warehouse warehouse;
  private final ObjectClient s3;

  private Quickstart(QuickstartSettings settings, Terminal terminal, Warehouse warehouse) {
    this.settings = settings;
    this.terminal = terminal;
    this.warehouse = warehouse;
    this.s3 = ObjectClient.anonymous(settings.s3());
  }

  /**
   * Runs all steps.
   *
   * @throws QuickstartException when the warehouse refuses, or does not hold what it should
   * @throws IOException when files cannot be written
   * @throws dev.slipher.sandbox.SandboxException when S3 refuses
   */
  static void run(QuickstartSettings settings, Terminal terminal)
      throws QuickstartException, IOException {
    long start = System.nanoTime();
    terminal.heading("Slipher quickstart: TPC-H at scale " + number(settings.scale()));
    terminal.line("warehouse  " + settings.url() + "  as " + settings.user());
    terminal.line(
        "S3         " + settings.s3() + "  (buckets are folders of " + shown(settings, "s3") + ")");
    try (Warehouse warehouse = connect(settings)) {
      Quickstart quickstart = new Quickstart(settings, terminal, warehouse);
      Map<String, TpchTableData> data = quickstart.generate();
      quickstart.createTables();
      quickstart.load(data);
      quickstart.showBadFile();
      quickstart.query();
      quickstart.farewell(Duration.ofNanos(System.nanoTime() - start));
    } catch (SQLException e) {
      throw QuickstartException.cannotConnect(settings.url(), settings.user(), e);
    }
  }

  private static Warehouse connect(QuickstartSettings settings) throws QuickstartException {
    try {
      return Warehouse.connect(settings.url(), settings.user(), settings.password());
    } catch (SQLException e) {
      throw QuickstartException.cannotConnect(settings.url(), settings.user(), e);
    }
  }

  private Map<String, TpchTableData> generate() throws QuickstartException, IOException {
    terminal.heading(
        "1  Generate the data and put it into s3://" + Load.BUCKET + " and three other places");
    s3.createBucket(Load.BUCKET);
    Destination bucket = Destination.bucket(s3, Load.BUCKET);
    long start = System.nanoTime();
    Map<String, TpchTableData> data = new LinkedHashMap<>();
    for (Load load : Load.ALL) {
      AtomicLong rows = new AtomicLong();
      TpchTableData made =
          terminal.during(
              () -> load.table() + ": " + TextTable.count(rows.get()) + " rows",
              () -> generateTable(load, destination(load, bucket), rows));
      OptionalLong specified = TpchRows.of(load.table(), settings.scale());
      if (specified.isPresent() && specified.getAsLong() != made.rows()) {
        throw QuickstartException.wrongData(load.table(), made.rows(), specified.getAsLong());
      }
      if (load.source() == Load.Source.SSH) {
        String manifest = load.sshManifest(settings.ssh(), made.keys());
        s3.put(Load.BUCKET, load.sshManifestKey(), manifest.getBytes(StandardCharsets.UTF_8));
      }
      data.put(load.table(), made);
    }
    List<List<String>> cells = new ArrayList<>();
    for (Load load : Load.ALL) {
      TpchTableData made = data.get(load.table());
      cells.add(
          List.of(
              load.table(),
              TextTable.count(made.rows()),
              Integer.toString(made.keys().size()),
              TextTable.size(made.bytes()),
              load.described()));
    }
    terminal.lines(
        new TextTable(List.of("table", "rows", "objects", "size", "format"), cells).text());
    terminal.blank();
    terminal.aside(took(start));
    return data;
  }

  private Destination destination(Load load, Destination bucket) {
    return switch (load.source()) {
      case PREFIX, MANIFEST -> bucket;
      case EMR -> Destination.hdfs(new HdfsClient(settings.hdfs()), Load.HDFS_FOLDER);
      case SSH -> new Destination.Folder(settings.data().resolve("ssh").resolve(Load.SSH_FOLDER));
      case DYNAMODB -> {
        ItemClient client = new ItemClient(settings.dynamoDb());
        if (client.isTable(load.itemTable())) {
          client.deleteTable(load.itemTable()); // of another scale perhaps
        }
        yield Destination.dynamoDb(client, load.itemTable(), load.table());
      }
    };
  }

  private TpchTableData generateTable(Load load, Destination destination, AtomicLong rows)
      throws IOException {
    try {
      return TpchGenerator.generate(
              load.request(settings.scale()), destination, (table, more) -> rows.addAndGet(more))
          .get(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private void createTables() throws QuickstartException {
    terminal.heading("2  Create the tables");
    long start = System.nanoTime();
    say("create schema if not exists " + Load.SCHEMA);
    List<String> definitions = SqlScript.statements("tables.sql");
    for (int i = 0; i < definitions.size(); i++) {
      say("drop table if exists " + Load.ALL.get(i).qualified());
      say(definitions.get(i));
    }
    terminal.lines(definitions.get(definitions.size() - 1));
    terminal.blank();
    terminal.aside("and seven more like it, in " + took(start));
  }

  private void load(Map<String, TpchTableData> data) throws QuickstartException {
    terminal.heading("3  COPY each table");
    long start = System.nanoTime();
    long rows = 0;
    for (Load load : Load.ALL) {
      terminal.line(load.copy());
      Warehouse.Answer answer = say(load.copy());
      String found = say("select count(*) from " + load.qualified()).value();
      long expected = data.get(load.table()).rows();
      if (!found.equals(Long.toString(expected))) {
        throw QuickstartException.wrongRows(load.qualified(), found, expected);
      }
      rows += expected;
      info(answer);
    }
    terminal.blank();
    terminal.aside(
        TextTable.count(rows) + " rows loaded and counted, none missing, in " + took(start));
  }

  private void showBadFile() throws QuickstartException {
    terminal.heading("4  A file with errors in it");
    String file = SqlScript.text("visits.csv");
    s3.put(Load.BUCKET, VISITS, file.getBytes(StandardCharsets.UTF_8));
    say("drop table if exists tpch.visits");
    String definition = SqlScript.text("visits.sql").strip();
    say(definition);
    terminal.lines(definition);
    terminal.blank();
    terminal.aside("s3://" + Load.BUCKET + "/" + VISITS + " says");
    terminal.lines(file);
    terminal.blank();
    terminal.line(COPY_VISITS + ";");
    String refusal =
        warehouse.sayInVain(COPY_VISITS).orElseThrow(QuickstartException::badFileLoaded);
    terminal.aside("ERROR: " + refusal);
    terminal.blank();
    terminal.line(COPY_VISITS + " maxerror 10;");
    info(say(COPY_VISITS + " maxerror 10"));
    terminal.blank();
    terminal.lines(SHOW_ERRORS);
    TextTable errors = say(SHOW_ERRORS).table();
    terminal.blank();
    terminal.lines(errors.text());
    if (errors.rows().size() != VISITS_ERRORS) {
      throw QuickstartException.wrongErrors(errors.rows().size(), VISITS_ERRORS);
    }
  }

  private void query() throws QuickstartException {
    terminal.heading("5  Query");
    boolean first = true;
    for (String query : QUERIES) {
      String[] fileAndTitle = query.split("\\|", 2);
      String sql = SqlScript.text(fileAndTitle[0]);
      if (!first) {
        terminal.blank();
      }
      first = false;
      terminal.aside(fileAndTitle[1]);
      terminal.lines(sql);
      Warehouse.Answer answer = say(sql);
      terminal.blank();
      terminal.lines(answer.table().text());
      terminal.aside("(" + Terminal.seconds(answer.took()) + ")");
    }
  }

  private void farewell(Duration took) throws IOException {
    Path script = settings.data().resolve("quickstart.sql");
    Files.createDirectories(settings.data());
    Files.writeString(script, warehouse.script());
    terminal.heading("Done in " + Terminal.seconds(took));
    terminal.line("Every statement above is in " + shown(settings, "quickstart.sql") + ".");
    if (settings.exit()) {
      terminal.line("Everything is stopped now; the data stays. Start again: ./bin/slipher start");
      return;
    }
    terminal.line("It all keeps running. How to go on:");
    terminal.blank();
    terminal.line("ask        ./bin/slipher sql -e \"select count(*) from tpch.lineitem\"");
    terminal.line("JDBC       " + settings.url() + "  user " + settings.user());
    terminal.line("your data  put files into " + shown(settings, "s3/mybucket") + "/");
    terminal.line("           or use any S3 client at " + settings.s3() + ", then");
    terminal.line("           copy mytable from 's3://mybucket/' iam_role default csv;");
    terminal.line("stop       ./bin/slipher stop");
  }

  private void info(Warehouse.Answer answer) {
    String took = "  (" + Terminal.seconds(answer.took()) + ")";
    for (List<String> row : answer.table().rows()) {
      terminal.aside("INFO: " + row.get(0) + took);
      took = "";
    }
  }

  private Warehouse.Answer say(String sql) throws QuickstartException {
    try {
      return terminal.during(() -> "running", () -> warehouse.say(sql));
    } catch (SQLException e) {
      throw QuickstartException.statementFailed(sql, e);
    }
  }

  private static String took(long start) {
    return Terminal.seconds(Duration.ofNanos(System.nanoTime() - start));
  }

  /** A path under the data folder, as short as it can be said from here. */
  private static String shown(QuickstartSettings settings, String name) {
    Path here = Path.of("").toAbsolutePath();
    Path path = settings.data().resolve(name).toAbsolutePath().normalize();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  private static String number(double scale) {
    return scale == Math.rint(scale) ? Long.toString((long) scale) : Double.toString(scale);
  }
}
