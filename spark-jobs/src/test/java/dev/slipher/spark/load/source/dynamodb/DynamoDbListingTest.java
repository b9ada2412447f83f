package dev.slipher.spark.load.source.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.copy.Authorization;
import dev.slipher.copy.Secret;
import dev.slipher.dialect.SqlError;
import dev.slipher.formats.scan.Split;
import dev.slipher.sandbox.SandboxDynamoDb;
import dev.slipher.sandbox.faults.FaultyDynamoDb;
import dev.slipher.sandbox.faults.FaultyDynamoDb.Answer;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of the sandbox's DynamoDB, seen through a proxy that can refuse. */
class DynamoDbListingTest {
  private static final LoadIdentity LOAD = new LoadIdentity(1, 2);
  private static final int ITEMS = 300;
  private static final Authorization KEYS = keys("AKIAONE");

  @TempDir private static Path folder;
  private static SandboxDynamoDb dynamoDb;

  private FaultyDynamoDb proxy;

  private static Authorization keys(String id) {
    return new Authorization.AccessKeys(id, Secret.of("hush"), Optional.empty());
  }

  @BeforeAll
  static void fill() {
    dynamoDb = SandboxDynamoDb.start(folder);
    dynamoDb.items().createTable("many", "id", "N", 20);
    dynamoDb
        .items()
        .put(
            "many",
            IntStream.range(0, ITEMS)
                .mapToObj(
                    id ->
                        "{\"id\":{\"N\":\"%d\"},\"text\":{\"S\":\"%s\"}}"
                            .formatted(id, "x".repeat(480)))
                .toList());
    dynamoDb.items().createTable("empty", "id", "N", 0);
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
  }

  @BeforeEach
  void stand() throws IOException {
    proxy = FaultyDynamoDb.before(dynamoDb.endpoint());
  }

  @AfterEach
  void leave() {
    proxy.close();
  }

  private static DynamoDbRequest request(String table, int readRatio, int segments) {
    return new DynamoDbRequest(table, readRatio, Optional.empty(), KEYS, segments, LOAD);
  }

  private Configuration hadoop() {
    Configuration hadoop = new Configuration(false);
    hadoop.set("slipher.dynamodb.endpoint", proxy.endpoint().toString());
    hadoop.set("slipher.dynamodb.throttled.attempts", "4");
    return hadoop;
  }

  private DynamoDbListing list(DynamoDbRequest request) {
    return DynamoDbListing.of(request, hadoop(), Map.of());
  }

  private static List<String> lines(DynamoDbListing listing, Split segment) throws IOException {
    try (InputStream in = listing.opener().open(segment)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<Split> segments(DynamoDbListing listing) {
    Split table = listing.files().get(0);
    return listing.cut(table).cut(table);
  }

  private static SqlError refused(Scan scan) {
    SqlError error = assertThrows(SqlError.class, scan::run);
    assertEquals("XX000", error.sqlState());
    return error;
  }

  private interface Scan {
    void run() throws IOException;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  @DisplayName("dynamodb.uri: the segments of a table hold each of its items once")
  void everyItemOnce(int count) throws Exception {
    DynamoDbListing listing = list(request("many", 100_000, count));
    List<Split> segments = segments(listing);
    assertEquals(count, segments.size());
    List<String> all = new ArrayList<>();
    for (Split segment : segments) {
      assertEquals("dynamodb://many", segment.file());
      all.addAll(lines(listing, segment));
    }
    assertEquals(ITEMS, all.size());
    assertEquals(ITEMS, new HashSet<>(all).size());
    assertTrue(proxy.answers().size() > count, "in several pages");
  }

  @Test
  @DisplayName("an empty table has segments without items")
  void emptyTable() throws Exception {
    DynamoDbListing listing = list(request("empty", 50, 4));
    assertEquals(4, segments(listing).size());
    for (Split segment : segments(listing)) {
      assertEquals(List.of(), lines(listing, segment));
    }
  }

  @Test
  @DisplayName("dynamodb.readratio-meaning: what is consumed stays under the share, at any moment")
  void readRatio() throws Exception {
    DynamoDbListing listing = list(request("many", 40, 2)); // 8 units a second for both
    List<Split> segments = segments(listing);
    long start = System.nanoTime();
    ExecutorService slices = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<String>>> read =
          segments.stream().map(s -> slices.submit(() -> lines(listing, s))).toList();
      int items = 0;
      for (Future<List<String>> each : read) {
        items += each.get().size();
      }
      assertEquals(ITEMS, items);
    } finally {
      slices.shutdownNow();
    }
    for (int segment = 0; segment < 2; segment++) {
      String named = "\"Segment\":" + segment;
      List<Answer> pages =
          proxy.answers().stream().filter(a -> a.call().body().contains(named)).toList();
      double before = 0;
      for (Answer page : pages) {
        double seconds = (page.askedNanos() - start) / 1e9;
        assertTrue(
            before <= 4 * seconds + 1e-6,
            "%f units before second %f of segment %d".formatted(before, seconds, segment));
        before += page.units();
      }
    }
    double total = proxy.answers().stream().mapToDouble(Answer::units).sum();
    assertTrue(total > 16, "all that is read costs " + total);
  }

  @Test
  @DisplayName("dynamodb.readratio-meaning: a request that is throttled is asked again")
  void throttledForAWhile() throws Exception {
    AtomicInteger scans = new AtomicInteger();
    proxy.answer(
        request ->
            request.action().equals("Scan") && scans.incrementAndGet() % 3 != 0
                ? Optional.of(
                    FaultyDynamoDb.refusal(
                        400, "ProvisionedThroughputExceededException", "slow down"))
                : Optional.empty());
    DynamoDbListing listing = list(request("many", 100_000, 1));
    assertEquals(ITEMS, lines(listing, segments(listing).get(0)).size());
    assertTrue(scans.get() > 3);
  }

  @Test
  @DisplayName("throttling that does not end is an error that names it")
  void throttledForEver() {
    proxy.answer(
        request ->
            request.action().equals("Scan")
                ? Optional.of(
                    FaultyDynamoDb.refusal(
                        400, "ProvisionedThroughputExceededException", "slow down"))
                : Optional.empty());
    DynamoDbListing listing = list(request("many", 50, 1));
    SqlError error = refused(() -> lines(listing, segments(listing).get(0)));
    assertEquals(
        "DynamoDB throttled dynamodb:Scan of table 'many' 4 times in a row: slow down"
            + " (ProvisionedThroughputExceededException)",
        error.getMessage());
    assertTrue(error.hint().orElseThrow().contains("READRATIO"));
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, User: arn:aws:iam::1:user/a is not authorized to perform it",
    "ExpiredTokenException, The security token included in the request is expired",
    "UnrecognizedClientException, The security token included in the request is invalid."
  })
  @DisplayName("dynamodb.permissions: Scan and DescribeTable, both needed")
  void refusals(String code, String message) {
    for (String action : List.of("DescribeTable", "Scan")) {
      AtomicInteger asked = new AtomicInteger();
      proxy.answer(
          request ->
              request.action().equals(action) && asked.incrementAndGet() > 0
                  ? Optional.of(FaultyDynamoDb.refusal(400, code, message))
                  : Optional.empty());
      SqlError error =
          refused(
              () -> {
                DynamoDbListing listing = list(request("many", 50, 1));
                lines(listing, segments(listing).get(0));
              });
      assertEquals(
          "DynamoDBServiceException:%s,Status 400,Error %s,Rid , on dynamodb:%s of table 'many'"
              .formatted(message, code, action),
          error.getMessage().replaceFirst("Rid [^,]*,", "Rid ,"));
      assertEquals(1, asked.get(), "no second attempt");
    }
  }

  @Test
  @DisplayName("dynamodb.permissions: no other action is asked for")
  void actions() throws Exception {
    DynamoDbListing listing = list(request("many", 100_000, 2));
    for (Split segment : segments(listing)) {
      lines(listing, segment);
    }
    Set<String> actions = new HashSet<>();
    proxy.answers().forEach(answer -> actions.add(answer.call().action()));
    assertEquals(Set.of("DescribeTable", "Scan"), actions);
  }

  @Test
  @DisplayName("a table that is missing, when it is listed or later")
  void missing() {
    SqlError error = refused(() -> list(request("nothing", 50, 1)));
    assertEquals("The specified DynamoDB table 'nothing' does not exist", error.getMessage());
    assertEquals(
        "It was looked for in Region us-east-1; REGION names another Region.",
        error.hint().orElseThrow());
    DynamoDbListing listing = list(request("many", 50, 1));
    proxy.answer(
        request ->
            Optional.of(FaultyDynamoDb.refusal(400, "ResourceNotFoundException", "not found")));
    assertEquals(
        "The specified DynamoDB table 'many' does not exist",
        refused(() -> lines(listing, segments(listing).get(0))).getMessage());
  }

  @Test
  @DisplayName("a DynamoDB that is down, or fails, is named; one that recovers is not")
  void unreachable() throws Exception {
    AtomicInteger failures = new AtomicInteger(2);
    proxy.answer(
        request ->
            failures.getAndDecrement() > 0
                ? Optional.of(FaultyDynamoDb.refusal(500, "InternalServerError", "try again"))
                : Optional.empty());
    assertEquals(1, list(request("many", 50, 1)).files().size());
    failures.set(Integer.MAX_VALUE);
    String endpoint = proxy.endpoint().toString();
    assertEquals(
        "DynamoDB at "
            + endpoint
            + " is not reachable: it answered with status 500 InternalServerError try again",
        refused(() -> list(request("many", 50, 1))).getMessage());
    proxy.close();
    String down = refused(() -> list(request("many", 50, 1))).getMessage();
    assertTrue(down.startsWith("DynamoDB at " + endpoint + " is not reachable: "), down);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8000", "ftp://localhost", "http://", "a b"})
  @DisplayName("an endpoint that is no address is named")
  void noAddress(String endpoint) {
    Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_DYNAMODB", endpoint);
    SqlError error =
        assertThrows(
            SqlError.class,
            () ->
                DynamoDbListing.of(request("many", 50, 1), new Configuration(false), environment));
    assertEquals("22023", error.sqlState());
    assertTrue(error.getMessage().contains("'" + endpoint + "'"), error.getMessage());
  }

  @Test
  @DisplayName("auth: two loads at once go as two users, and no secret is told")
  void twoUsers() throws Exception {
    DynamoDbRequest other =
        new DynamoDbRequest("many", 50, Optional.of("us-west-2"), keys("AKIATWO"), 1, LOAD);
    DynamoDbListing one = list(request("many", 100_000, 1));
    DynamoDbListing two = list(other);
    lines(one, segments(one).get(0));
    Set<String> users = new HashSet<>();
    proxy.answers().forEach(answer -> users.add(answer.call().accessKey()));
    assertEquals(Set.of("AKIAONE", "AKIATWO"), users);
    assertFalse(two.opener().toString().contains("hush"), two.opener().toString());
    assertFalse(other.toString().contains("hush"), other.toString());
    new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(two.opener());
  }

  @Test
  @DisplayName("a load that is cancelled waits no longer")
  void cancelled() throws Exception {
    DynamoDbListing listing = list(request("many", 1, 1)); // minutes
    Thread slice =
        new Thread(
            () -> {
              SqlError error =
                  assertThrows(SqlError.class, () -> lines(listing, segments(listing).get(0)));
              assertEquals("57014", error.sqlState());
            });
    AtomicInteger wrong = new AtomicInteger();
    slice.setUncaughtExceptionHandler((thread, failure) -> wrong.incrementAndGet());
    slice.start();
    while (proxy.answers().size() < 2) {
      Thread.onSpinWait();
    }
    slice.interrupt();
    slice.join(20_000);
    assertFalse(slice.isAlive());
    assertEquals(0, wrong.get());
  }
}
