package dev.slipher.formats.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.text.TextLayout;
import dev.slipher.formats.type.RedshiftType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProvenAtEndTest {
  private static final List<TargetColumn> COLUMNS =
      List.of(new TargetColumn("id", new RedshiftType.Int(), true, 0));

  private final List<String> proven = new ArrayList<>();
  private final TextRow row = new TextRow(COLUMNS.size());

  /** A file whose content is known only at its end to be right, or not. */
  private final class Vouched extends FilterInputStream implements ProvenAtEnd {
    private final String file;

    Vouched(InputStream in, String file) {
      super(in);
      this.file = file;
    }

    @Override
    public void prove() throws IOException {
      proven.add(file);
      if (file.endsWith("1")) {
        throw new IOException("forged");
      }
    }
  }

  private SliceScanner scanner(MemoryFiles files, long rejectLimit) {
    ScanOptions options =
        ScanOptions.of(
            TextLayout.Delimited.DEFAULT, ConversionOptions.DEFAULTS, Compression.NONE, 0, false);
    SplitOpener opener = split -> new Vouched(files.open(split), split.file());
    return SliceScanner.create(0, files.splits(), opener, options, COLUMNS, rejectLimit, row);
  }

  @Test
  @DisplayName("each source proves what was read of it before the next is opened")
  void everySource() throws IOException {
    try (SliceScanner scanner = scanner(MemoryFiles.of("1\n", "2\n", "3\n"), 1)) {
      assertTrue(scanner.next());
      assertEquals(List.of(), proven);
      assertTrue(scanner.next());
      assertEquals(List.of("s3://b/part-0"), proven);
      SourceException forged = assertThrows(SourceException.class, scanner::next);
      assertEquals("s3://b/part-1: forged", forged.getMessage());
      assertEquals(List.of("s3://b/part-0", "s3://b/part-1"), proven);
    }
  }

  @Test
  @DisplayName("what is left for its errors is not read to its end for a proof")
  void abandonedSource() throws IOException {
    try (SliceScanner scanner = scanner(MemoryFiles.of("x\n1\n"), 1)) {
      assertFalse(scanner.next());
      assertEquals(1, scanner.report().rejects().size());
    }
    assertEquals(List.of(), proven);
  }
}
