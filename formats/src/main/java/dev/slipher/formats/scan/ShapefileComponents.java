package dev.slipher.formats.scan;

import dev.slipher.formats.record.RecordReader;
import dev.slipher.formats.shapefile.ShapefileLayout;
import dev.slipher.formats.shapefile.ShapefileLayout.Component;
import dev.slipher.formats.shapefile.ShapefileReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The files that are read beside a split, each compressed on its own (shapefile.gzip). */
final class ShapefileComponents {
  private final SplitOpener opener;
  private final ScanOptions options;
  private final List<CountingStream> stored = new ArrayList<>();
  private final List<CountingStream> scanned = new ArrayList<>();

  ShapefileComponents(SplitOpener opener, ScanOptions options) {
    this.opener = opener;
    this.options = options;
  }

  /** A reader of the shapefile whose shapes are the split's decompressed bytes. */
  RecordReader reader(Split split, InputStream shapes, ShapefileLayout layout, int columns) {
    ShapefileReader.Settings settings =
        new ShapefileReader.Settings(
            new Component(split.file(), split.size(), split.version()),
            columns,
            options.conversion().fillRecord(),
            options.encoding());
    return ShapefileReader.open(shapes, layout, settings, this::open);
  }

  private InputStream open(Component component) throws IOException {
    Split file = new Split(component.url(), component.size(), component.version());
    CountingStream source = new CountingStream(opener.open(file), () -> {});
    stored.add(source);
    try {
      CountingStream content =
          new CountingStream(options.compression().open(source, options.bufferSize()), () -> {});
      scanned.add(content);
      return content;
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** Bytes that came from the source. */
  long storedBytes() {
    return stored.stream().mapToLong(CountingStream::count).sum();
  }

  /** Bytes after decompression. */
  long scannedBytes() {
    return scanned.stream().mapToLong(CountingStream::count).sum();
  }
}
