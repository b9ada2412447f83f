package dev.slipher.sandbox.tpch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.sandbox.ObjectClient;
import dev.slipher.sandbox.Sandbox;
import dev.slipher.sandbox.SandboxException;
import dev.slipher.sandbox.SandboxSettings;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TpchGeneratorTest {
  @TempDir private Path folder;

  private List<TpchTableData> generate(TpchRequest request, String bucket) throws Exception {
    return TpchGenerator.generate(
        request, new Destination.Folder(folder.resolve(bucket)), (table, rows) -> {});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region",
        "nation",
        "supplier",
        "customer",
        "part",
        "partsupp",
        "orders",
        "lineitem"
      })
  void linesAreThoseOfTheLibraryWithoutTheLastDelimiter(String table) throws Exception {
    generate(TpchRequest.of(0.01, "b").withTables(table).inParts(3), "b");

    Iterator<String> lines = lines("b", table);
    long rows = 0;
    for (TpchEntity row : TpchTable.getTable(table).createGenerator(0.01, 1, 1)) {
      assertEquals(row.toLine(), lines.next() + "|");
      rows++;
    }
    assertTrue(!lines.hasNext());
    assertEquals(TpchRows.of(table, 0.01), OptionalLong.of(rows));
  }

  private Iterator<String> lines(String bucket, String table) throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> parts = Files.list(folder.resolve(bucket).resolve(table))) {
      for (Path part : parts.sorted().toList()) {
        all.addAll(Files.readAllLines(part, StandardCharsets.US_ASCII));
      }
    }
    return all.iterator();
  }

  @Test
  void negativeCentsKeepTheirSign() throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    RowText<io.trino.tpch.Supplier> text =
        new RowText<>(TpchTable.SUPPLIER.getColumns(), TextFormat.PIPE, target);
    text.write(new io.trino.tpch.Supplier(1, 2, "n", "a", 3, "p", -5, "c"));
    text.write(new io.trino.tpch.Supplier(1, 2, "n", "a", 3, "p", -12345, "c"));
    text.flush();
    assertEquals(
        "2|n|a|3|p|-0.05|c\n2|n|a|3|p|-123.45|c\n", target.toString(StandardCharsets.US_ASCII));
  }

  @Test
  void equalRequestsGiveEqualBytesWhateverTheWay() throws Exception {
    TpchRequest request =
        TpchRequest.of(0.01, "one")
            .withTables("orders", "nation")
            .gzipped()
            .inParts(2)
            .under("a/b")
            .withManifest();
    List<TpchTableData> data = generate(request, "one");

    try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(folder))) {
      sandbox.bucket("two");
      TpchGenerator.generate(
          request,
          Destination.bucket(ObjectClient.anonymous(sandbox.endpoint()), "two"),
          (table, rows) -> {});
    }

    assertEquals(
        List.of(
            "a/b/nation.manifest",
            "a/b/nation/part-00001.tbl.gz",
            "a/b/orders.manifest",
            "a/b/orders/part-00001.tbl.gz",
            "a/b/orders/part-00002.tbl.gz"),
        files("one"));
    assertEquals(files("one"), files("two"));
    for (String file : files("one")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(file)),
          Files.readAllBytes(folder.resolve("two").resolve(file)),
          file);
    }
    assertEquals(
        List.of("a/b/orders/part-00001.tbl.gz", "a/b/orders/part-00002.tbl.gz"),
        data.get(0).keys());
    assertEquals(15_000, data.get(0).rows());
    assertEquals(
        """
        {
          "entries": [
            {"url": "s3://one/a/b/orders/part-00001.tbl.gz", "mandatory": true},
            {"url": "s3://one/a/b/orders/part-00002.tbl.gz", "mandatory": true}
          ]
        }
        """,
        Files.readString(folder.resolve("one/a/b/orders.manifest")));
    try (GZIPInputStream in =
        new GZIPInputStream(
            Files.newInputStream(folder.resolve("one/a/b/nation/part-00001.tbl.gz")))) {
      assertTrue(
          new String(in.readAllBytes(), StandardCharsets.US_ASCII).startsWith("0|ALGERIA|0|"));
    }
  }

  private List<String> files(String bucket) throws IOException {
    Path root = folder.resolve(bucket);
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void csvQuotesWhatNeedsIt() throws Exception {
    generate(TpchRequest.of(0.01, "c").withTables("supplier").withFormat(TextFormat.CSV), "c");

    List<String> lines = Files.readAllLines(folder.resolve("c/supplier/part-00001.csv"));
    assertEquals(
        "1,Supplier#000000001,\" N kD4on9OM Ipw3,gf0JBoQDd7tgrzrddZ\",17,27-918-335-1736,5755.94,"
            + "each slyly above the careful",
        lines.get(0));
    assertEquals(100, lines.size());
  }

  @Test
  void progressAddsUpToTheRows() throws Exception {
    Map<String, Long> heard = new ConcurrentHashMap<>();
    TpchGenerator.generate(
        TpchRequest.of(0.01, "p").withTables("lineitem", "region").inParts(3),
        new Destination.Folder(folder.resolve("p")),
        (table, rows) -> heard.merge(table, rows, Long::sum));

    assertEquals(Map.of("lineitem", 60_175L, "region", 5L), heard);
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnError() throws Exception {
    Files.writeString(folder.resolve("file"), "");

    assertThrows(
        IOException.class, () -> generate(TpchRequest.of(0.01, "b").withTables("part"), "file/b"));
  }

  @Test
  void anEndpointThatRefusesIsAnError() throws Exception {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(folder))) {
      Destination nowhere =
          Destination.bucket(ObjectClient.anonymous(sandbox.endpoint()), "no-such-bucket");
      SandboxException refused =
          assertThrows(
              SandboxException.class,
              () ->
                  TpchGenerator.generate(
                      TpchRequest.of(0.01, "no-such-bucket").withTables("region"),
                      nowhere,
                      (table, rows) -> {}));
      assertTrue(refused.getMessage().contains("NoSuchBucket"), refused.getMessage());
    }
  }
}
