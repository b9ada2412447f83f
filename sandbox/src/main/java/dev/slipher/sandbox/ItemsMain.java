package dev.slipher.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small client of the sandbox's DynamoDB: {@code ItemsMain URL put TABLE FILE}, where each line
 * of the file is an item in DynamoDB's JSON and {@code -} is standard input, {@code ItemsMain URL
 * tables} and {@code ItemsMain URL delete TABLE}. The exit status is 2 for a wrong command line and
 * 1 when DynamoDB refuses.
 */
public final class ItemsMain {
  private static final String USAGE =
      """
      usage: put TABLE FILE    puts items, each a line of DynamoDB's JSON such as
                               {"id": {"N": "1"}, "title": {"S": "One"}}; FILE - is standard input.
                               A table that is missing is made; the first attribute is its key
             tables            names all tables
             delete TABLE      removes a table
      """;

  private ItemsMain() {}

  /** Does what the words behind the address say. */
  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    ItemClient client = new ItemClient(URI.create(words.get(0)));
    try {
      run(client, words.subList(1, words.size()));
    } catch (SandboxException | IOException | IllegalArgumentException e) {
      System.err.println("slipher: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(ItemClient client, List<String> words) throws IOException {
    if (words.equals(List.of("tables"))) {
      System.out.println(client.tables());
    } else if (words.size() == 2 && words.get(0).equals("delete")) {
      client.deleteTable(words.get(1));
    } else if (words.size() == 3 && words.get(0).equals("put")) {
      List<String> items = text(words.get(2)).lines().filter(line -> !line.isBlank()).toList();
      client.put(words.get(1), items);
      System.out.println(items.size() + " items put into dynamodb://" + words.get(1));
    } else {
      System.err.print(USAGE);
      System.exit(2);
    }
  }

  private static String text(String file) throws IOException {
    return file.equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(Path.of(file));
  }
}
