package dev.slipher.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes tables of the sandbox's DynamoDB and puts items into them, with the JDK alone. */
public final class ItemClient {
  /** As many as one request takes. */
  private static final int BATCH = 25;

  private static final int OK = 200;
  private static final Pattern FIRST_ATTRIBUTE =
      Pattern.compile("\\{\\s*\"([^\"\\\\]+)\"\\s*:\\s*\\{\\s*\"([SNB])\"\\s*:.*", Pattern.DOTALL);
  private static final Pattern UNPROCESSED =
      Pattern.compile("\"UnprocessedItems\"\\s*:\\s*\\{\\s*\\}");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;

  /** A client of the DynamoDB at that address; any keys will do there. */
  public ItemClient(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Puts items into a table; one that is missing is made, on demand, with the first attribute of
   * the first item for its key.
   *
   * @param items in DynamoDB's JSON, such as {@code {"id": {"N": "1"}}}, over those of the same key
   * @throws SandboxException when they are refused
   * @throws IllegalArgumentException when a new table's first item does not begin with a string, a
   *     number or a binary value
   */
  public void put(String table, List<String> items) {
    put(table, items, 0);
  }

  /**
   * The same, a new table having so many read capacity units, or none for 0: it is on demand then.
   */
  public void put(String table, List<String> items, int readUnits) {
    if (!isTable(table)) {
      String first = items.isEmpty() ? "" : items.get(0);
      Matcher key = FIRST_ATTRIBUTE.matcher(first.strip());
      if (!key.matches()) {
        throw new IllegalArgumentException(
            "the first attribute of the first item is the key of the new table "
                + table
                + ", and must be a string or a number such as {\"id\": {\"N\": \"1\"}}: "
                + first);
      }
      createTable(table, key.group(1), key.group(2), readUnits);
    }
    List<String> batch = new ArrayList<>();
    for (String item : items) {
      batch.add(item);
      if (batch.size() == BATCH) {
        write(table, batch);
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      write(table, batch);
    }
  }

  /**
   * Makes a table.
   *
   * @param key the attribute that tells items apart
   * @param type S, N or B
   * @param readUnits provisioned read capacity units; 0 for a table on demand
   * @throws SandboxException when it is refused, as when there is one
   */
  public void createTable(String table, String key, String type, int readUnits) {
    String throughput =
        readUnits == 0
            ? "\"BillingMode\":\"PAY_PER_REQUEST\""
            : "\"ProvisionedThroughput\":{\"ReadCapacityUnits\":%d,\"WriteCapacityUnits\":1000}"
                .formatted(readUnits);
    call(
        "CreateTable",
        """
        {"TableName":"%1$s","AttributeDefinitions":[{"AttributeName":"%2$s","AttributeType":"%3$s"}],
        "KeySchema":[{"AttributeName":"%2$s","KeyType":"HASH"}],%4$s}\
        """
            .formatted(table, key, type, throughput));
  }

  /** Whether there is a table of that name. */
  public boolean isTable(String table) {
    HttpResponse<String> answer = send("DescribeTable", named(table));
    if (answer.statusCode() == OK) {
      return true;
    }
    if (answer.body().contains("ResourceNotFoundException")) {
      return false;
    }
    throw refused("DescribeTable", answer);
  }

  /**
   * Removes a table with all that is in it.
   *
   * @throws SandboxException when it is refused
   */
  public void deleteTable(String table) {
    call("DeleteTable", named(table));
  }

  /**
   * The names of all tables, as DynamoDB answers them.
   *
   * @throws SandboxException when it is refused
   */
  public String tables() {
    return call("ListTables", "{}");
  }

  private void write(String table, List<String> items) {
    StringBuilder requests = new StringBuilder();
    for (String item : items) {
      requests.append(requests.isEmpty() ? "" : ",");
      requests.append("{\"PutRequest\":{\"Item\":").append(item).append("}}");
    }
    String answer =
        call("BatchWriteItem", "{\"RequestItems\":{\"" + table + "\":[" + requests + "]}}");
    if (!UNPROCESSED.matcher(answer).find()) {
      throw SandboxException.refused("BatchWriteItem", OK, answer);
    }
  }

  private static String named(String table) {
    return "{\"TableName\":\"" + table + "\"}";
  }

  private String call(String action, String body) {
    HttpResponse<String> answer = send(action, body);
    if (answer.statusCode() != OK) {
      throw refused(action, answer);
    }
    return answer.body();
  }

  private static SandboxException refused(String action, HttpResponse<String> answer) {
    return SandboxException.refused(action, answer.statusCode(), answer.body());
  }

  private HttpResponse<String> send(String action, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + action)
            // It looks for a key here, whichever, and checks no signature.
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=sandbox/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw SandboxException.unreachable(endpoint.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SandboxException.interrupted("talking to " + endpoint, e);
    }
  }
}
