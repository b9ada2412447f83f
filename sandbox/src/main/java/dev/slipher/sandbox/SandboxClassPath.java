package dev.slipher.sandbox;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the sandbox's processes find their classes: this module's own, then a folder of libraries
 * beside them. The harness may be loaded from another class path altogether (Spark's, say), so it
 * never hands on its own.
 */
final class SandboxClassPath {
  /** Names the folder that holds {@code lib} when the module's classes were moved elsewhere. */
  private static final String HOME_PROPERTY = "slipher.sandbox.home";

  /** The libraries of S3 and of the generator. */
  static final String S3 = "lib";

  /** Those of HDFS, which clash with the others. */
  static final String HDFS = "hdfs";

  /** Those of the SSH host. */
  static final String SSH = "ssh";

  private SandboxClassPath() {}

  /**
   * The class path of a folder of libraries as {@code java -cp} takes it.
   *
   * @throws SandboxException when the libraries are not there
   */
  static String find(String folder) {
    Path own = ownLocation();
    String home = System.getProperty(HOME_PROPERTY);
    Path libraries = (home == null ? own.getParent() : Path.of(home)).resolve(folder);
    if (!Files.isDirectory(libraries)) {
      throw SandboxException.notBuilt(libraries);
    }
    return own + File.pathSeparator + libraries.resolve("*");
  }

  /**
   * The class path of DynamoDB, whose libraries are in the folder of a module of their own beside
   * this one.
   *
   * @throws SandboxException when they are not there
   */
  static String findDynamoDb() {
    Path own = ownLocation();
    String home = System.getProperty(HOME_PROPERTY);
    Path target =
        (home == null ? own.getParent() : Path.of(home))
            .resolve("../../sandbox-dynamodb/target")
            .normalize();
    Path classes = target.resolve("classes");
    if (!Files.isDirectory(target.resolve(S3)) || !Files.isDirectory(classes)) {
      throw SandboxException.notBuilt(target.resolve(S3));
    }
    return String.join(
        File.pathSeparator,
        own.toString(),
        classes.toString(),
        target.resolve(S3).resolve("*").toString());
  }

  private static Path ownLocation() {
    try {
      return Path.of(
          SandboxClassPath.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
