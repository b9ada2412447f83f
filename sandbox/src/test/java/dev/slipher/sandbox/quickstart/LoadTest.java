package dev.slipher.sandbox.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.sandbox.tpch.TpchRequest;
import dev.slipher.sandbox.tpch.TpchRows;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is created, generated and copied fits together. */
class LoadTest {
  @Test
  void everyTableIsLoadedOnceAndDefinedInTheSameOrder() {
    List<String> loaded = Load.ALL.stream().map(Load::table).toList();
    assertEquals(TpchRows.TABLES, loaded);
    List<String> definitions = SqlScript.statements("tables.sql");
    assertEquals(loaded.size(), definitions.size());
    for (int i = 0; i < loaded.size(); i++) {
      String start = "create table " + Load.ALL.get(i).qualified() + " (";
      assertTrue(definitions.get(i).startsWith(start), definitions.get(i));
    }
  }

  @Test
  void definitionsHaveTheColumnsOfTheDataInItsOrder() {
    List<String> definitions = SqlScript.statements("tables.sql");
    for (int i = 0; i < definitions.size(); i++) {
      List<String> defined =
          definitions
              .get(i)
              .lines()
              .filter(line -> line.matches("  [a-z]{1,2}_[a-z]+ .*"))
              .map(line -> line.strip().split(" ", 2)[0])
              .toList();
      List<String> generated =
          TpchTable.getTable(Load.ALL.get(i).table()).getColumns().stream()
              .map(TpchColumn::getColumnName)
              .toList();
      assertEquals(generated, defined);
    }
  }

  @Test
  void copyReadsWhatIsGenerated() {
    for (Load load : Load.ALL) {
      if (load.source() == Load.Source.DYNAMODB) {
        assertEquals(
            "copy tpch.supplier from 'dynamodb://tpch-supplier' iam_role default readratio 100;",
            load.copy());
        continue;
      }
      TpchRequest request = load.request(0.1);
      String source = load.copy().replaceAll(".*'(?:s3:/|emr://j-SANDBOX)/tpch/([^'*]*).*", "$1");
      if (load.source() == Load.Source.SSH) {
        assertEquals(load.sshManifestKey(), source);
        continue;
      }
      boolean manifest = load.source() == Load.Source.MANIFEST;
      String generated =
          manifest ? request.manifestKey(load.table()) : request.key(load.table(), 1);
      assertTrue(generated.startsWith(source), load.copy());
      assertEquals(generated.endsWith(".gz") || manifest, load.copy().contains(" gzip"));
    }
    assertEquals(
        "copy tpch.orders from 's3://tpch/orders.manifest' iam_role default manifest gzip"
            + " delimiter '|';",
        Load.ALL.get(6).copy());
    assertEquals(
        "copy tpch.customer from 's3://tpch/customer.ssh' iam_role default ssh gzip csv;",
        Load.ALL.get(3).copy());
  }

  @Test
  void aManifestOfCommandsPrintsEachFile() {
    assertEquals(
        """
        {"entries": [
          {"endpoint": "127.0.0.1", "port": 7, "mandatory": true, "command": "cat tpch/s/1"},
          {"endpoint": "127.0.0.1", "port": 7, "mandatory": true, "command": "cat tpch/s/2"}
        ]}
        """,
        Load.ALL.get(3).sshManifest("127.0.0.1:7", List.of("s/1", "s/2")));
  }
}
