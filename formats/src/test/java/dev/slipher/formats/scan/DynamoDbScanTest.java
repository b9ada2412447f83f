package dev.slipher.formats.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.formats.compression.Compression;
import dev.slipher.formats.convert.ConversionOptions;
import dev.slipher.formats.convert.TargetColumn;
import dev.slipher.formats.dynamodb.DynamoDbLayout;
import dev.slipher.formats.record.ByteRange;
import dev.slipher.formats.report.CutFiles;
import dev.slipher.formats.report.Reject;
import dev.slipher.formats.report.Reject.FieldValue;
import dev.slipher.formats.report.SliceReport;
import dev.slipher.formats.type.RedshiftType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items all the way: from the segments of a table to typed rows and the report of the others. */
class DynamoDbScanTest {
  private static final String TABLE = "dynamodb://things";
  private static final List<TargetColumn> COLUMNS =
      List.of(
          new TargetColumn("id", new RedshiftType.Int(), false, 0),
          new TargetColumn("title", new RedshiftType.Varchar(10), true, 1),
          new TargetColumn("big", new RedshiftType.Decimal(38, 10), true, 2));
  private static final ScanOptions ITEMS = options(ConversionOptions.DEFAULTS);

  private final List<String> rows = new ArrayList<>();

  private static ScanOptions options(ConversionOptions conversion) {
    return ScanOptions.of(new DynamoDbLayout(), conversion, Compression.NONE, 0, false);
  }

  private static ConversionOptions emptyAsNull() {
    ConversionOptions defaults = ConversionOptions.DEFAULTS;
    return new ConversionOptions(
        defaults.nullAs(),
        false,
        true,
        false,
        false,
        false,
        false,
        false,
        false,
        -1,
        defaults.dateFormat(),
        defaults.timeFormat(),
        false);
  }

  private SliceReport scan(ScanOptions options, String... items) throws IOException {
    return scan(0, Split.of(TABLE, 1), options, items);
  }

  private SliceReport scan(int slice, Split segment, ScanOptions options, String... items)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (String item : items) {
      text.append(item.replace('\'', '"')).append('\n');
    }
    TextRow row = new TextRow(COLUMNS.size());
    try (SliceScanner scanner =
        SliceScanner.create(
            slice,
            List.of(segment),
            any -> new ByteArrayInputStream(text.toString().getBytes(UTF_8)),
            options,
            COLUMNS,
            SliceScanner.NO_REJECT_LIMIT,
            row)) {
      while (scanner.next()) {
        rows.add(row.toString());
      }
      return scanner.report();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4096})
  @DisplayName(
      "dynamodb.match-case-insensitive, dynamodb.extra-attribute-dropped,"
          + " dynamodb.types-unmatched-ok: names match in any case, the rest is passed over")
  void names(int buffer) throws IOException {
    scan(
        ITEMS.withBufferSize(buffer),
        "{'ID':{'N':'1'},'Title':{'S':'One'},'blob':{'B':'AAEC'},'tags':{'SS':['a','b}']}}",
        "{'deep':{'M':{'id':{'N':'9'},'l':{'L':[{'NULL':true},{'BOOL':false}]}}},'id':{'N':'2'}}",
        "{ 'big' : { 'N' : '1.5' } , 'id' : { 'N' : '3' }, 't\\u0131tle':{'S':'dotless'} }");
    assertEquals(List.of("1|One|null", "2||null", "3||1.5000000000"), rows);
  }

  @Test
  @DisplayName("dynamodb.types: numbers of 38 digits arrive exact, strings with all they hold")
  void values() throws IOException {
    scan(
        ITEMS,
        "{'id':{'S':'1'},'big':{'N':'1234567890123456789012345678.9012345678'}}",
        "{'id':{'N':'2'},'big':{'N':'-0.0000000001'},'title':{'S':'a\\'b\\\\\\n\\u00e9'}}",
        "{'id':{'N':'3'},'title':{'S':'\\\\N'}}",
        "{'id':{'N':'4'},'title':{'N':'0.10'}}");
    assertEquals(
        List.of(
            "1||1234567890123456789012345678.9012345678",
            "2|a\"b\\\n\u00e9|-0.0000000001",
            "3|\\N|null",
            "4|0.10|null"),
        rows);
  }

  @Test
  @DisplayName("dynamodb.missing-attribute: empty in character columns, NULL with EMPTYASNULL")
  void missing() throws IOException {
    scan(ITEMS, "{'id':{'N':'1'}}", "{'id':{'N':'2'},'title':{'S':''}}");
    scan(options(emptyAsNull()), "{'id':{'N':'3'}}", "{'id':{'N':'4'},'title':{'S':''}}");
    assertEquals(List.of("1||null", "2||null", "3|null|null", "4|null|null"), rows);
    SliceReport report = scan(ITEMS, "{'title':{'S':'x'}}", "{}");
    assertEquals(
        List.of(1213, 1213),
        report.rejects().stream().map(reject -> reject.error().code().number()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'B':'AAEC'}",
        "{'SS':['a','b']}",
        "{'NS':['1']}",
        "{'BS':['AA==']}",
        "{'L':[{'S':'a'}]}",
        "{'M':{'a':{'S':'a'}}}",
        "{'BOOL':true}",
        "{'NULL':true}"
      })
  @DisplayName("dynamodb.types, err.code.1223: whatever is no string or number fails its column")
  void types(String value) throws IOException {
    SliceReport report = scan(ITEMS, "{'id':{'N':'1'},'title':" + value + "}");
    Reject reject = report.rejects().get(0);
    assertEquals(1223, reject.error().code().number());
    assertEquals(
        "Unsupported Data Type: Current Version only supports Strings and Numbers",
        reject.error().reason());
    assertEquals(1, reject.column());
    assertEquals(
        value.replace('\'', '"').replaceFirst("^.[^:]*:(.*)}$", "$1").replaceFirst("^$", value),
        reject.rawField());
    assertEquals(List.of(new FieldValue("1", false), new FieldValue("", true)), reject.values());
  }

  @Test
  @DisplayName("dynamodb.case-duplicate-fails: whatever the load tolerates")
  void sameNames() {
    SourceException error =
        assertThrows(
            SourceException.class,
            () -> scan(ITEMS, "{'id':{'N':'1'}}", "{'id':{'N':'2'},'P':{'N':'5'},'p':{'N':'6'}}"));
    assertEquals(
        TABLE
            + ": an item has the attributes 'P' and 'p', whose names differ only in case:"
            + " {\"id\":{\"N\":\"2\"},\"P\":{\"N\":\"5\"},\"p\":{\"N\":\"6\"}}",
        error.getMessage());
  }

  @Test
  @DisplayName("a reject shows the item, and where in it the field stands")
  void rejects() throws IOException {
    String item = "{'title':{'S':'t\\u00e9'},'id':{'N':'1.5'}}";
    SliceReport report = scan(ITEMS, "{'id':{'N':'1'}}", item);
    Reject reject = report.rejects().get(0);
    assertEquals(2, reject.lineNumber());
    assertEquals(1207, reject.error().code().number());
    assertEquals(item.replace('\'', '"'), reject.rawLine());
    assertEquals("1.5", reject.rawField());
    assertEquals(item.indexOf("1.5"), reject.error().position());
  }

  @Test
  @DisplayName("dynamodb.uri: a table's segments are ranges of one file, its items counted through")
  void segments() throws IOException {
    Split table = Split.of(TABLE, 10);
    SliceReport first =
        scan(0, table.part(new ByteRange(0, 5)), ITEMS, "{'id':{'N':'1'}}", "{'id':{'N':'2'}}");
    SliceReport second =
        scan(1, table.part(new ByteRange(5, 10)), ITEMS, "{'id':{'N':'3'}}", "{'id':{'S':'x'}}");
    CutFiles read = CutFiles.of(List.of(second, first));
    assertTrue(read.misread().isEmpty());
    assertEquals(
        Map.of(0, 2L, 1, 2L),
        Map.of(0, first.files().get(0).lines(), 1, second.files().get(0).lines()));
    assertEquals(4, read.reports().get(0).rejects().get(0).lineNumber());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{",
        "{'id'",
        "{'id':{'N':1",
        "{'id':{'N':'1'}",
        "{'id':{'N':'1'}}}",
        "{'a':{'M':}}"
      })
  @DisplayName("what is no item at all is an error of the source")
  void malformed(String text) {
    SourceException error = assertThrows(SourceException.class, () -> scan(ITEMS, text));
    assertTrue(error.getMessage().contains("notation"), error.getMessage());
  }
}
