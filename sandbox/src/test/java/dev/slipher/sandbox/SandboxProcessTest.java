package dev.slipher.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.sandbox.faults.Faults;
import dev.slipher.sandbox.faults.FaultyServer;
import dev.slipher.sandbox.tpch.TpchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The process starts, says so, and goes. */
class SandboxProcessTest {
  @TempDir private Path folder;

  private static Process run(Path folder, String... more) throws IOException {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                SandboxClassPath.find(SandboxClassPath.S3),
                SandboxMain.class.getName(),
                "s3",
                "--folder",
                folder.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @Test
  void itEndsWhenClosedAndTheBucketsStay() throws IOException {
    Sandbox sandbox = Sandbox.start(SandboxSettings.of(folder));
    sandbox.putObject("kept", "k", new byte[] {1});
    ProcessHandle process = sandbox.process();
    sandbox.close();
    assertFalse(process.isAlive());

    try (Sandbox again = Sandbox.start(SandboxSettings.of(folder));
        S3Client client = S3Clients.of(again.endpoint())) {
      assertEquals(1, S3Clients.get(client, "kept", "k").length);
    }
  }

  @Test
  void aPortThatIsTakenIsOneClearLine() {
    try (Sandbox first = Sandbox.start(SandboxSettings.of(folder))) {
      int port = first.endpoint().getPort();
      SandboxException refused =
          assertThrows(
              SandboxException.class,
              () -> Sandbox.start(SandboxSettings.of(folder.resolve("other")).withPort(port)));
      assertEquals(
          "the sandbox did not start: port " + port + " of 127.0.0.1 is taken",
          refused.getMessage());
    }
  }

  @Test
  void theReadyFileIsThereWhileItAnswersAndGoneAfter() throws Exception {
    Path ready = folder.resolve("run/ready");
    Process process = run(folder.resolve("s3"), "--ready-file", ready.toString());
    String line = process.inputReader().readLine();
    Properties said = new Properties();
    try (InputStream in = Files.newInputStream(ready)) {
      said.load(in);
    }
    assertEquals("S3 is ready at " + said.getProperty("endpoint"), line);
    assertEquals(Long.toString(process.pid()), said.getProperty("pid"));
    ObjectClient.anonymous(URI.create(said.getProperty("endpoint"))).createBucket("answers");

    // SIGTERM.
    process.destroy();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertFalse(Files.exists(ready));
  }

  @Test
  void itEndsWithItsInputWhenAskedTo() throws Exception {
    Process process = run(folder, "--until-input-ends");
    assertTrue(process.inputReader().readLine().startsWith("S3 is ready at "));
    process.getOutputStream().close();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
  }

  @Test
  void aWrongCommandLineIsStatusTwoAndHelpIsHelp() throws Exception {
    Process wrong = run(folder, "--prot", "1");
    assertEquals("sandbox: unknown option: --prot", wrong.inputReader().readLine());
    assertEquals(2, wrong.waitFor());
    Process noPort = run(folder, "--port", "70000");
    assertEquals("sandbox: --port is not a port: 70000", noPort.inputReader().readLine());
    assertEquals(2, noPort.waitFor());
  }

  @Test
  void objectsLargerThanItsHeapPassThrough() throws IOException {
    long size = 300_000_000L;
    Path large = folder.resolve("large");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(size);
    }
    try (Sandbox sandbox =
            Sandbox.start(SandboxSettings.of(folder.resolve("s3")).withHeapMegabytes(64));
        S3Client client = S3Clients.of(sandbox.endpoint())) {
      Path bucket = sandbox.bucket("heap");
      client.putObject(put -> put.bucket("heap").key("sdk"), RequestBody.fromFile(large));
      ObjectClient.anonymous(sandbox.endpoint()).put("heap", "harness", large);
      assertEquals(size, Files.size(bucket.resolve("sdk")));
      assertEquals(size, Files.size(bucket.resolve("harness")));
      try (InputStream in = client.getObject(get -> get.bucket("heap").key("sdk"))) {
        assertEquals(size, in.skip(size));
        assertEquals(-1, in.read());
      }
    }
  }

  @Test
  void tpchDataComesFromAProcessToo() {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.of(folder))) {
      TpchRequest request = TpchRequest.of(0.01, "tpch").withTables("region", "lineitem");
      assertEquals(
          Map.of("region", 5L, "lineitem", 60_175L), sandbox.generateTpch(request.inParts(2)));
      try (S3Client client = S3Clients.of(sandbox.endpoint())) {
        assertEquals(3, client.listObjectsV2(list -> list.bucket("tpch")).contents().size());
      }
    }
  }

  @Test
  void theHarnessNeedsTheJdkAlone() throws Exception {
    URL own = Sandbox.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader jdkAndOwn =
        new URLClassLoader(new URL[] {own}, ClassLoader.getPlatformClassLoader())) {
      Class<?> settingsClass = jdkAndOwn.loadClass(SandboxSettings.class.getName());
      Object settings = settingsClass.getMethod("of", Path.class).invoke(null, folder);
      Class<?> sandboxClass = jdkAndOwn.loadClass(Sandbox.class.getName());
      try (AutoCloseable sandbox =
          (AutoCloseable) sandboxClass.getMethod("start", settingsClass).invoke(null, settings)) {
        sandboxClass
            .getMethod("putObject", String.class, String.class, byte[].class)
            .invoke(sandbox, "bucket", "key", "x".getBytes(UTF_8));
        Class<?> requestClass = jdkAndOwn.loadClass(TpchRequest.class.getName());
        Object request =
            requestClass
                .getMethod("withTables", String[].class)
                .invoke(
                    requestClass.getMethod("of", double.class, String.class).invoke(null, 1, "t"),
                    (Object) new String[] {"nation"});
        assertEquals(
            Map.of("nation", 25L),
            sandboxClass.getMethod("generateTpch", requestClass).invoke(sandbox, request));
        Object endpoint = sandboxClass.getMethod("endpoint").invoke(sandbox);
        Class<?> faultyClass = jdkAndOwn.loadClass(FaultyServer.class.getName());
        Class<?> faultsClass = jdkAndOwn.loadClass(Faults.class.getName());
        Object faults =
            Proxy.newProxyInstance(
                jdkAndOwn, new Class<?>[] {faultsClass}, (of, what, with) -> null);
        ((AutoCloseable)
                faultyClass
                    .getMethod("before", URI.class, faultsClass)
                    .invoke(null, endpoint, faults))
            .close();
      }
      assertEquals("x", Files.readString(folder.resolve("bucket/key")));
    }
  }
}
