package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipher.formats.compression.Compressed;
import dev.slipher.formats.compression.Compression;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files in memory, which remembers what is open. */
final class MemoryFiles implements SplitOpener {
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> open = new ArrayList<>();

  static MemoryFiles of(String... contents) {
    return of(Compression.NONE, contents);
  }

  static MemoryFiles of(Compression compression, String... contents) {
    MemoryFiles files = new MemoryFiles();
    for (String content : contents) {
      files.add(Compressed.with(compression, content.getBytes(UTF_8)));
    }
    return files;
  }

  MemoryFiles add(byte[] stored) {
    files.put("s3://b/part-" + files.size(), stored);
    return this;
  }

  List<Split> splits() {
    return files.entrySet().stream()
        .map(file -> Split.of(file.getKey(), file.getValue().length))
        .toList();
  }

  List<String> open() {
    return List.copyOf(open);
  }

  @Override
  public InputStream open(Split split) throws IOException {
    byte[] stored = files.get(split.file());
    if (stored == null) {
      throw new IOException("The specified key does not exist");
    }
    open.add(split.file());
    return new FilterInputStream(
        new ByteArrayInputStream(stored, (int) split.range().readFrom(), stored.length)) {
      @Override
      public void close() {
        open.remove(split.file());
      }
    };
  }
}
