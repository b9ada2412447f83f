package dev.slipher.spark.load.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.table.ColumnDefinition;
import dev.slipher.catalog.table.ColumnParts;
import dev.slipher.catalog.table.Encoding;
import dev.slipher.catalog.table.SortKey;
import dev.slipher.catalog.table.TableDefinition;
import dev.slipher.catalog.table.TableName;
import dev.slipher.catalog.table.TableParts;
import dev.slipher.copy.CopyParser;
import dev.slipher.copy.CopyStatement;
import dev.slipher.formats.type.RedshiftType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which rows COMPUPDATE ON looks at, and what it makes of them. */
class CompressionSamplingTest {
  private static final int SLICES = 4;

  private static CopyStatement copy(String clauses) {
    return (CopyStatement) CopyParser.parse("copy t from 's3://b/k' iam_role default " + clauses);
  }

  private static TableDefinition table(RedshiftType... types) {
    List<ColumnParts> columns = new ArrayList<>();
    columns.add(ColumnParts.of("k", new RedshiftType.Int()));
    for (RedshiftType type : types) {
      columns.add(ColumnParts.of("c" + columns.size(), type));
    }
    return TableDefinition.of(
        100000,
        100,
        0,
        new TableParts(
            new TableName("public", "t"),
            columns,
            Optional.empty(),
            Optional.empty(),
            Optional.of(SortKey.compound(List.of("k"))),
            false,
            true,
            false,
            List.of()));
  }

  private static Optional<CompressionSampling> sampling(
      String clauses, TableDefinition table, boolean empty) {
    return CompressionSampling.of(copy(clauses), table, empty, SLICES);
  }

  private static long rowsPerSlice(String clauses) {
    return sampling(clauses, table(), true).orElseThrow().rowsPerSlice();
  }

  @Test
  @DisplayName("loadops.comprows.default, loadops.comprows.split: how many rows of a slice")
  void rowsOfASlice() {
    assertEquals(100_000, rowsPerSlice("compupdate on"));
    assertEquals(100_000, rowsPerSlice("compupdate comprows 1000"));
    assertEquals(250_000, rowsPerSlice("comprows 1000000 compupdate on"));
    SliceSampler sampler = new SliceSampler(0, List.of(), 3);
    for (int i = 0; i < 5; i++) {
      sampler.add(new GenericInternalRow(new Object[0]));
    }
    assertEquals(3, sampler.sample().rows());
  }

  @Test
  @DisplayName("loadops.compupdate.on, loadops.compupdate.nonempty: when anything is sampled")
  void when() {
    assertTrue(sampling("compupdate", table(), true).isPresent());
    assertEquals(Optional.empty(), sampling("compupdate on", table(), false));
    assertEquals(Optional.empty(), sampling("compupdate on noload", table(), true));
    assertEquals(Optional.empty(), sampling("compupdate off comprows 200000", table(), true));
    assertEquals(Optional.empty(), sampling("compupdate preset", table(), true));
    assertEquals(Optional.empty(), sampling("", table(), true));
  }

  /** The encodings chosen for the columns behind the key, of rows of two slices. */
  private static List<Encoding> chosen(
      int rowsOfASlice, IntFunction<Object[]> values, RedshiftType... types) {
    TableDefinition table = table(types);
    CompressionSampling sampling = sampling("compupdate on", table, true).orElseThrow();
    List<SliceSample> samples = new ArrayList<>();
    for (int slice = 0; slice < 2; slice++) {
      SliceSampler sampler = sampling.passing().sampler(slice);
      for (int i = 0; i < rowsOfASlice; i++) {
        Object[] behindKey = values.apply(slice * rowsOfASlice + i);
        Object[] all = new Object[behindKey.length + 1];
        all[0] = i;
        System.arraycopy(behindKey, 0, all, 1, behindKey.length);
        InternalRow row = new GenericInternalRow(all);
        sampler.add(row);
      }
      samples.add(sampler.sample());
    }
    return sampling
        .choose(samples)
        .map(update -> update.after().columns().stream().map(ColumnDefinition::encoding).toList())
        .orElse(List.of());
  }

  @Test
  @DisplayName("autocomp.sort-keys-skipped, autocomp.example-visible: each column by its values")
  void choice() {
    Random random = new Random(20261120);
    String[] states = {"OPEN", "CLOSED", "WAITING FOR PARTS"};
    List<Encoding> chosen =
        chosen(
            60_000,
            i ->
                new Object[] {
                  (long) i * 2, // steps of two
                  random.nextLong(), // noise
                  7, // always the same
                  UTF8String.fromString(states[random.nextInt(states.length)]),
                  UTF8String.fromString("the words of line " + i + ", much like all the others"),
                  random.nextDouble(),
                  null
                },
            new RedshiftType.BigInt(),
            new RedshiftType.BigInt(),
            new RedshiftType.Int(),
            new RedshiftType.Varchar(20),
            new RedshiftType.Varchar(100),
            new RedshiftType.DoublePrecision(),
            new RedshiftType.Int());
    assertEquals(
        List.of(Encoding.RAW, Encoding.AZ64, Encoding.RAW), chosen.subList(0, 3), chosen::toString);
    assertTrue(
        List.of(Encoding.RUNLENGTH, Encoding.ZSTD).contains(chosen.get(3)), chosen::toString);
    assertTrue(List.of(Encoding.BYTEDICT, Encoding.ZSTD).contains(chosen.get(4)), chosen::toString);
    assertEquals(Encoding.ZSTD, chosen.get(5));
    assertTrue(chosen.get(6) != Encoding.AZ64 && chosen.get(7) != Encoding.RAW);
  }

  @Test
  @DisplayName("autocomp.min-rows: too few rows mean nothing")
  void tooFew() {
    assertEquals(List.of(), chosen(40_000, i -> new Object[] {i}, new RedshiftType.Int()));
    assertEquals(2, chosen(50_000, i -> new Object[] {i}, new RedshiftType.Int()).size());
  }
}
