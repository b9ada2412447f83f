package dev.slipher.spark.load.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slipher.catalog.system.EngineError;
import dev.slipher.spark.load.source.ErrorBlock.Location;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorBlockTest {
  private static final LoadIdentity LOAD = new LoadIdentity(4711, 99);

  @Test
  void whatABlockSaysIsReadBack() {
    ErrorBlock block =
        new ErrorBlock(
            "Access Denied,Status 403",
            8001,
            "Listing bucket=b",
            Location.S3_LISTING,
            "padbmaster");
    assertEquals(
        Optional.of(
            new EngineError(
                "padbmaster",
                8001,
                "s3_utility.cpp",
                840,
                "Access Denied,Status 403",
                "Listing bucket=b")),
        ErrorBlock.in(block.text(LOAD)));
  }

  @Test
  void aBlockWithoutContextAndWithLines() {
    ErrorBlock block =
        new ErrorBlock("first\nsecond", 30000, "", Location.CREDENTIALS, "padbmaster");
    assertEquals(
        Optional.of(
            new EngineError(
                "padbmaster", 30000, "xen_aws_credentials_mgr.cpp", 402, "", "first\nsecond")),
        ErrorBlock.in(block.text(LOAD)));
  }

  @Test
  void otherDetailsAreNoBlock() {
    assertTrue(ErrorBlock.in("Column 'a' is listed twice.").isEmpty());
  }
}
