package dev.slipher.formats.shapefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The SRID of a .prj file, whose text is a reference system in the well-known text of ESRI or of
 * the OGC (shapefile.prj-srid). A number of the EPSG's that the text itself gives counts; else the
 * system is known by its name. What is not known is 0, as the guide page spatial-copy-shapefile
 * says.
 */
final class ReferenceSystems {
  /** No projection file is nearly as long. */
  static final int MOST_BYTES = 1 << 20;

  private static final int UNKNOWN = 0;

  /** The mark of UTF-8 that some editors leave. */
  private static final String MARK = "\ufeff";

  private static final String TABLE = "reference-systems.txt";

  private static final class Known {
    private static final Map<String, Integer> BY_NAME = new HashMap<>();
    private static final Set<Integer> NUMBERS = new HashSet<>();

    static {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(ReferenceSystems.class.getResourceAsStream(TABLE), UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.startsWith("#")) {
            int blank = line.indexOf(' ');
            int number = Integer.parseInt(blank < 0 ? line : line.substring(0, blank));
            NUMBERS.add(number);
            if (blank > 0) {
              BY_NAME.put(folded(line.substring(blank + 1)), number);
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ReferenceSystems() {}

  /** The SRID that the bytes of a .prj file mean; 0 if they mean none. */
  static int srid(byte[] projection) {
    String written = new String(projection, UTF_8);
    ProjectionText text =
        ProjectionText.of(written.startsWith(MARK) ? written.substring(1) : written);
    return text.number()
        .filter(Known.NUMBERS::contains)
        .or(() -> text.name().map(name -> Known.BY_NAME.get(folded(name))))
        .orElse(UNKNOWN);
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
