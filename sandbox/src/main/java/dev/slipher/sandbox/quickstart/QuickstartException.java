package dev.slipher.sandbox.quickstart;

import java.sql.SQLException;

/** Why the quickstart cannot go on, in one line for the person who watches it. */
final class QuickstartException extends Exception {
  private static final long serialVersionUID = 1L;

  private QuickstartException(String message, Throwable cause) {
    super(message, cause);
  }

  static QuickstartException cannotConnect(String url, String user, SQLException cause) {
    return new QuickstartException(
        "cannot connect to "
            + url
            + " as "
            + user
            + ": "
            // The driver repeats the URL.
            + firstLine(cause)
                .replace("Could not open client transport with JDBC Uri: " + url + ": ", ""),
        cause);
  }

  static QuickstartException statementFailed(String sql, SQLException cause) {
    return new QuickstartException(
        "this statement failed: " + abbreviated(sql) + " — " + firstLine(cause), cause);
  }

  static QuickstartException wrongRows(String table, String found, long expected) {
    return new QuickstartException(
        "%s holds %s rows, but %d were put into S3".formatted(table, found, expected), null);
  }

  static QuickstartException wrongData(String table, long generated, long specified) {
    return new QuickstartException(
        "%d rows of %s were generated, but TPC-H says %d".formatted(generated, table, specified),
        null);
  }

  static QuickstartException badFileLoaded() {
    return new QuickstartException("the file with errors in it was loaded without complaint", null);
  }

  static QuickstartException wrongErrors(int found, int expected) {
    return new QuickstartException(
        "stl_load_errors shows %d rows for the file with errors, not %d".formatted(found, expected),
        null);
  }

  private static String firstLine(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    return message.lines().findFirst().orElse(message);
  }

  private static String abbreviated(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }
}
