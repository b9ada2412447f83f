package dev.slipher.it.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipher.it.run.ObjectName;
import dev.slipher.it.run.World;
import dev.slipher.it.script.Driver;
import dev.slipher.it.world.SharedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same loads, whose outcome is known, into clusters of several sizes. */
class RandomLoadsTest {
  private static final String BUCKET = "random";

  /** Together they have every layout, every packing and every encoding. */
  private static final List<Long> SEEDS = List.of(2L, 5L, 8L, 12L, 14L, 19L, 32L, 34L);

  @ParameterizedTest(name = "{0} x {1} slices, buffers of {2} bytes")
  @CsvSource({"1, 1, 262144", "1, 2, 61", "7, 1, 1"})
  @DisplayName(
      "slices.files-distributed, delimited.line-per-row, loadops.maxerror.partial-success: an"
          + " answer depends on neither slices nor buffers")
  void sameAnswer(int nodes, int slicesPerNode, int bufferSize) throws IOException, SQLException {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "worlds")), "random");
    try (World world =
            SharedWorld.start(
                folder,
                settings ->
                    settings
                        .withCluster(nodes, slicesPerNode)
                        .withSparkSettings(
                            Map.of("spark.slipher.readBufferBytes", "" + bufferSize)));
        Connection connection = world.connect(Driver.HIVE, "awsuser", "awsuser");
        Statement statement = connection.createStatement()) {
      for (long seed : SEEDS) {
        check(world, statement, RandomLoads.of(seed, seed + "/"));
      }
    }
  }

  private static void check(World world, Statement statement, RandomLoad load) throws SQLException {
    load.files().forEach((key, bytes) -> world.objects().put(new ObjectName(BUCKET, key), bytes));
    String table = "random_" + load.seed();
    statement.execute("create table " + table + " (" + RandomLoad.COLUMNS + ")");
    List<String> info =
        answer(
            statement,
            "copy %s from 's3://%s/%d/' iam_role default %s"
                .formatted(table, BUCKET, load.seed(), load.clauses()));
    assertEquals(
        String.join("\n", load.rejects()),
        String.join(
            "\n",
            answer(
                    statement,
                    "select replace(trim(filename), 's3://"
                        + BUCKET
                        + "/', '') || ' line ' || line_number || ' code ' || err_code"
                        + " from stl_load_errors where query = pg_last_copy_id()")
                .stream()
                .sorted()
                .toList()),
        load::toString);
    assertEquals(
        String.join("\n", load.rows()),
        String.join(
            "\n",
            answer(statement, "select " + RandomLoad.SELECTED + " from " + table + " order by id")),
        load::toString);
    assertEquals(
        "Load into table '%s' completed, %d record(s) loaded successfully."
            .formatted(table, load.rows().size()),
        info.get(0),
        load::toString);
  }

  private static List<String> answer(Statement statement, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          values.add(Objects.requireNonNullElse(result.getString(i), RandomLoad.NULL));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }
}
