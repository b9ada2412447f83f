package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.S3Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final String ONE = "{\"entries\":[{\"url\":\"s3://b/é a\"}]}";

  @Test
  @DisplayName("entries with url, mandatory and meta are read in order (manifest.shape)")
  void readsEntries() throws Exception {
    List<Manifest.Entry> entries =
        parse(
            """
            {"entries": [
              {"url":"s3://alpha/2013-10-04 custdata","mandatory":true},
              {"url":"s3://beta/dir//x","meta":{"content_length":5956875}}
            ]}
            """);
    assertEquals(
        List.of(
            new Manifest.Entry(
                new S3Location("alpha", "2013-10-04 custdata"), true, false, OptionalLong.empty()),
            new Manifest.Entry(
                new S3Location("beta", "dir//x"), false, true, OptionalLong.of(5956875))),
        entries);
  }

  @Test
  @DisplayName("mandatory is false where the manifest is silent (manifest.mandatory-default)")
  void mandatoryDefaultsToFalse() throws Exception {
    assertEquals(false, parse(ONE).get(0).mandatory());
  }

  @Test
  @DisplayName("what UNLOAD MANIFEST VERBOSE adds is passed over (manifest.extra-keys-ignored)")
  void ignoresExtraKeys() throws Exception {
    List<Manifest.Entry> entries =
        parse(
            """
            {"author":{"name":"UNLOAD","version":"1.0.0"},
             "entries":[
               {"url":"s3://b/part_00","etag":["x"],
                "meta":{"content_length":32295,"record_count":10,"schema":{"content_length":1}}}],
             "schema":{"elements":[{"name":"venueid","type":{"base":"integer"}}]},
             "meta":{"content_length":32295,"record_count":10}}
            """);
    assertEquals(1, entries.size());
    assertEquals(OptionalLong.of(32295), entries.get(0).contentLength());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"entries\":[{\"url\":\"s3://b/a\"}~line 1, column 31: Unexpected end-of-input: expected"
            + " close marker for Array",
        "[]~line 1, column 1: expected an object",
        "{}~line 1, column 2: no 'entries'",
        "{\"entries\":[]}~line 1, column 14: 'entries' is empty",
        "{\"entries\":{}}~line 1, column 12: expected an array after 'entries'",
        "{\"entries\":[\"s3://b/a\"]}~line 1, column 13: expected an entry's object",
        "{\"entries\":[{\"mandatory\":true}]}~line 1, column 30: an entry without 'url'",
        "{\"entries\":[{\"url\":7}]}~line 1, column 20: expected a string after 'url'",
        "{\"entries\":[{\"url\":\"http://b/a\"}]}~does not begin with s3://",
        "{\"entries\":[{\"url\":\"s3:///a\"}]}~names no bucket",
        "{\"entries\":[{\"url\":\"s3://b/a\",\"mandatory\":\"yes\"}]}~true or false after"
            + " 'mandatory'",
        "{\"entries\":[{\"url\":\"s3://b/a\",\"meta\":{\"content_length\":\"9\"}}]}~a whole number",
        "{\"entries\":[{\"url\":\"s3://b/a\",\"meta\":{\"content_length\":9e99}}]}~a whole number",
        "{\"entries\":[{\"url\":\"s3://b/a\"}]} x~Unrecognized token",
        "{\"entries\":[{\"url\":\"s3://b/a\"}]} {}~text after the manifest's end",
        "{\"entries\":[{\"url\":\"s3://b/a\"}],\"entries\":[]}~'entries' stands twice",
      })
  @DisplayName("what is no manifest is told with its place (manifest.not-found-or-malformed)")
  void tellsWhatIsWrong(String text, String error) {
    String message = malformed(text.getBytes(StandardCharsets.UTF_8));
    assertTrue(message.contains(error), message);
  }

  @Test
  @DisplayName("an empty object is no manifest (manifest.not-found-or-malformed)")
  void refusesNothing() {
    assertTrue(malformed(new byte[0]).contains("expected an object"));
  }

  @Test
  @DisplayName("typographic quotation marks are no quotation marks (manifest.quotes)")
  void refusesTypographicQuotes() {
    String message =
        malformed("{\n “entries”:[{“url”:“s3://b/a”}]}".getBytes(StandardCharsets.UTF_8));
    assertTrue(message.startsWith("line 2, column 3: Unexpected character ('“'"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  @DisplayName("a manifest is UTF-8 and nothing else (manifest.utf8)")
  void refusesOtherUnicode(String charset) {
    assertEquals(
        "line 1: the manifest is UTF-16 or UTF-32, not UTF-8",
        malformed(ONE.getBytes(Charset.forName(charset))));
  }

  @Test
  @DisplayName("bytes that are not UTF-8 are told with their line (manifest.utf8)")
  void refusesOtherBytes() {
    assertEquals(
        "line 2: byte 28 is not UTF-8",
        malformed(("\n" + ONE).getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  @DisplayName("a byte order mark does no harm (manifest.utf8)")
  void takesByteOrderMark() throws Exception {
    assertEquals("é a", parse("\uFEFF" + ONE).get(0).location().key());
  }

  @Test
  @DisplayName("a compressed manifest is told as such (manifest.not-encrypted-compressed)")
  void refusesGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(ONE.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("line 1: the manifest is compressed", malformed(bytes.toByteArray()));
  }

  private static List<Manifest.Entry> parse(String text) throws ManifestReader.MalformedException {
    return Manifest.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String malformed(byte[] bytes) {
    return assertThrows(ManifestReader.MalformedException.class, () -> Manifest.parse(bytes))
        .getMessage();
  }
}
