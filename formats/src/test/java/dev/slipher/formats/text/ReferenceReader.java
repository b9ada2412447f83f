package dev.slipher.formats.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a text file slowly and plainly, from one String: what the real readers must agree with.
 * Knows no buffers, no states and no limits.
 */
final class ReferenceReader {
  /** A well-formed UTF-8 sequence as far as its bits go, or else any byte. */
  private static final Pattern CHARACTER =
      Pattern.compile(
          "(?s)[\u00c2-\u00df][\u0080-\u00bf]"
              + "|[\u00e0-\u00ef][\u0080-\u00bf]{2}"
              + "|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
              + "|.");

  private static final Pattern QUOTED = Pattern.compile("(?s)[ \t]*(['\"])(.*)\\1[ \t]*");

  private final String file;
  private final TextLayout layout;
  private final TextReading reading;
  private final List<ReadLine> lines = new ArrayList<>();
  private int position;

  private ReferenceReader(byte[] bytes, TextLayout layout, TextReading reading) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    this.file = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    this.layout = layout;
    this.reading = reading;
  }

  static List<ReadLine> all(byte[] bytes, TextLayout layout, TextReading reading) {
    ReferenceReader reader = new ReferenceReader(bytes, layout, reading);
    for (long i = 0; i < reading.headerLines(); i++) {
      reader.position = reader.afterLine(reader.position);
    }
    while (reader.position < reader.file.length()) {
      reader.readRecord();
    }
    return reader.lines;
  }

  private void readRecord() {
    if (atLineEnd(position) && reading.ignoreBlankLines()) {
      position = afterLine(position);
    } else if (layout instanceof TextLayout.Csv csv) {
      readCsv(csv);
    } else if (layout instanceof TextLayout.FixedWidth fixedWidth) {
      readFixedWidth(fixedWidth);
    } else {
      readDelimited((TextLayout.Delimited) layout);
    }
  }

  private void readCsv(TextLayout.Csv csv) {
    String q = Pattern.quote(String.valueOf(csv.quote()));
    String d = Pattern.quote(String.valueOf(csv.delimiter()));
    String nul = reading.nulIsData() ? "" : "\\x00";
    String blanks = "(?:(?!" + d + ")[ \\t])*+";
    Pattern quoted = Pattern.compile(blanks + q + "((?:[^" + q + nul + "]|" + q + q + ")*+)");
    Pattern closed = Pattern.compile(q + blanks);
    Pattern plain = Pattern.compile("(?:(?!\\r\\n)[^" + d + q + nul + "\\n])*+");
    int start = position;
    List<ReadLine.Field> fields = new ArrayList<>();
    int at = start;
    while (true) {
      Matcher opening = at(quoted, at);
      if (opening.lookingAt()) {
        Matcher closing = at(closed, opening.end());
        if (opening.end() == file.length()) {
          error(start, rest(start), 1214, fields.size(), "Delimited value missing end quote");
          position = file.length();
          return;
        }
        if (!closing.lookingAt()) {
          nulError(start, opening.end());
          return;
        }
        String quote = String.valueOf(csv.quote());
        String value = opening.group(1).replace(quote + quote, quote);
        fields.add(new ReadLine.Field(value, file.substring(at, closing.end()), true));
        at = closing.end();
      } else {
        Matcher field = at(plain, at);
        if (!field.lookingAt()) {
          throw new AssertionError("matches nothing at least");
        }
        int blamed = fields.size();
        fields.add(new ReadLine.Field(field.group(), field.group(), false));
        at = field.end();
        if (is(at, csv.quote())) {
          error(start, lineFrom(start, at), 1214, blamed, "Invalid quote formatting for CSV");
          position = afterLine(at);
          return;
        }
      }
      if (at == file.length() || atLineEnd(at)) {
        lines.add(new ReadLine(lineNumber(start), file.substring(start, at), fields, ""));
        position = afterLine(at);
        return;
      }
      if (!is(at, csv.delimiter())) {
        if (is(at, '\0') && !reading.nulIsData()) {
          nulError(start, at);
        } else {
          error(start, lineFrom(start, at), 1216, -1, missingNewline(start, at));
          position = afterLine(at);
        }
        return;
      }
      at++;
    }
  }

  private Matcher at(Pattern pattern, int from) {
    return pattern.matcher(file).region(from, file.length()).useTransparentBounds(true);
  }

  private void nulError(int start, int nul) {
    int before = Math.max(start, nul - 1);
    error(start, file.substring(start, nul), 1216, -1, missingNewline(start, before));
    position = afterLine(nul);
  }

  private String missingNewline(int start, int at) {
    return "Missing newline: Unexpected character 0x%02x found at location %d"
        .formatted((int) file.charAt(at), at - start);
  }

  private void readFixedWidth(TextLayout.FixedWidth fixedWidth) {
    int start = position;
    String line = lineFrom(start, start);
    position = afterLine(start);
    int nul = file.substring(start, position).indexOf('\0');
    if (nul >= 0 && !reading.nulIsData()) {
      nulError(start, start + nul);
      return;
    }
    List<String> characters = CHARACTER.matcher(line).results().map(MatchResult::group).toList();
    List<ReadLine.Field> fields = new ArrayList<>();
    int at = 0;
    for (int width : fixedWidth.widths()) {
      if (at < characters.size() || fields.isEmpty()) {
        int stop = Math.min(at + width, characters.size());
        String slice = String.join("", characters.subList(at, stop));
        Matcher quotes = QUOTED.matcher(slice);
        if (fixedWidth.removeQuotes() && quotes.matches()) {
          fields.add(new ReadLine.Field(quotes.group(2), slice, true));
        } else if (fixedWidth.removeQuotes() && slice.matches("(?s)['\"].*")) {
          error(start, line, 1214, fields.size(), "Delimited value missing end quote");
          return;
        } else {
          fields.add(new ReadLine.Field(slice, slice, false));
        }
        at = stop;
      }
    }
    String rest = String.join("", characters.subList(at, characters.size()));
    if (!rest.matches("[ \t]*")) {
      fields.add(new ReadLine.Field(rest, rest, false));
    }
    lines.add(new ReadLine(lineNumber(start), line, fields, ""));
  }

  /** A character, whether a backslash stood before it, and where the two of them stand. */
  private record Token(char character, boolean escaped, int from, int to) {
    boolean is(char c) {
      return !escaped && character == c;
    }
  }

  private void readDelimited(TextLayout.Delimited delimited) {
    int start = position;
    List<Token> tokens = new ArrayList<>();
    int nul = -1;
    int at = start;
    while (at < file.length() && !is(at, '\n')) {
      boolean escapes = delimited.escape() && is(at, '\\') && at + 1 < file.length();
      if (escapes && is(at + 1, '\0') && !reading.nulIsData()) {
        escapes = false;
      }
      Token token =
          escapes
              ? new Token(file.charAt(at + 1), true, at, at + 2)
              : new Token(file.charAt(at), false, at, at + 1);
      if (token.is('\0') && !reading.nulIsData() && nul < 0) {
        nul = tokens.size();
      }
      tokens.add(token);
      at = token.to();
    }
    position = Math.min(at + 1, file.length());
    int end = at;
    if (nul >= 0) {
      end = tokens.get(nul).from();
      tokens = tokens.subList(0, nul);
      if (!delimited.escape()) {
        nulError(start, end);
        return;
      }
    } else if (at < file.length() && !tokens.isEmpty() && last(tokens).is('\r')) {
      tokens = tokens.subList(0, tokens.size() - 1);
      end--;
    }
    split(delimited, tokens, start, end);
  }

  private void split(TextLayout.Delimited layout, List<Token> tokens, int start, int end) {
    List<ReadLine.Field> fields = new ArrayList<>();
    int first = 0;
    while (true) {
      int stop = layout.removeQuotes() ? quotedStop(layout, tokens, first) : -1;
      boolean quoted = stop >= 0;
      if (!quoted) {
        stop = first;
        while (stop < tokens.size() && !tokens.get(stop).is(layout.delimiter())) {
          stop++;
        }
        if (layout.removeQuotes() && first < tokens.size() && isQuote(layout, tokens.get(first))) {
          String raw = file.substring(start, end);
          error(start, raw, 1214, fields.size(), "Delimited value missing end quote");
          return;
        }
      }
      List<Token> inner = tokens.subList(first, stop);
      int rawFrom = first < tokens.size() ? tokens.get(first).from() : end;
      int rawTo = stop < tokens.size() ? tokens.get(stop).from() : end;
      fields.add(
          new ReadLine.Field(
              value(quoted ? unquoted(layout, inner) : inner),
              file.substring(rawFrom, rawTo),
              quoted));
      if (stop == tokens.size()) {
        lines.add(new ReadLine(lineNumber(start), file.substring(start, end), fields, ""));
        return;
      }
      first = stop + 1;
    }
  }

  /** Where the field ends that a pair of quotes surrounds, or -1 if none does. */
  private static int quotedStop(TextLayout.Delimited layout, List<Token> tokens, int first) {
    int opening = first;
    while (opening < tokens.size() && isBlank(layout, tokens.get(opening))) {
      opening++;
    }
    if (opening == tokens.size() || !isQuote(layout, tokens.get(opening))) {
      return -1;
    }
    for (int closing = opening + 1; closing < tokens.size(); closing++) {
      if (tokens.get(closing).is(tokens.get(opening).character())) {
        int stop = closing + 1;
        while (stop < tokens.size() && isBlank(layout, tokens.get(stop))) {
          stop++;
        }
        if (stop == tokens.size() || tokens.get(stop).is(layout.delimiter())) {
          return stop;
        }
      }
    }
    return -1;
  }

  private static List<Token> unquoted(TextLayout.Delimited layout, List<Token> tokens) {
    int from = 0;
    int to = tokens.size();
    while (isBlank(layout, tokens.get(from))) {
      from++;
    }
    while (isBlank(layout, tokens.get(to - 1))) {
      to--;
    }
    return tokens.subList(from + 1, to - 1);
  }

  private static boolean isBlank(TextLayout.Delimited layout, Token token) {
    return !token.is(layout.delimiter()) && (token.is(' ') || token.is('\t'));
  }

  private static boolean isQuote(TextLayout.Delimited layout, Token token) {
    return !token.is(layout.delimiter()) && (token.is('"') || token.is('\''));
  }

  private static String value(List<Token> tokens) {
    StringBuilder value = new StringBuilder();
    tokens.forEach(token -> value.append(token.character()));
    return value.toString();
  }

  private static Token last(List<Token> tokens) {
    return tokens.get(tokens.size() - 1);
  }

  private void error(int start, String raw, int code, int field, String reason) {
    lines.add(new ReadLine(lineNumber(start), raw, List.of(), ReadLine.error(code, field, reason)));
  }

  private boolean is(int at, char c) {
    return at < file.length() && file.charAt(at) == c;
  }

  private boolean atLineEnd(int at) {
    return is(at, '\n') || (is(at, '\r') && is(at + 1, '\n'));
  }

  private int afterLine(int at) {
    int lineFeed = file.indexOf('\n', at);
    return lineFeed < 0 ? file.length() : lineFeed + 1;
  }

  private String rest(int start) {
    return file.substring(start);
  }

  /** From the record's start to the end of the physical line that {@code at} is on. */
  private String lineFrom(int start, int at) {
    int lineFeed = file.indexOf('\n', at);
    if (lineFeed < 0) {
      return rest(start);
    }
    return file.substring(
        start, lineFeed > start && is(lineFeed - 1, '\r') ? lineFeed - 1 : lineFeed);
  }

  private long lineNumber(int at) {
    return file.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }
}
