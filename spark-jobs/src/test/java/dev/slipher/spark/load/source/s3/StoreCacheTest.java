package dev.slipher.spark.load.source.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slipher.spark.load.source.s3.SandboxS3.Bucket;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxS3.class)
class StoreCacheTest {
  private final CallLog log = new CallLog();

  @Test
  @DisplayName("a store stays connected from one use to the next")
  void kept(Bucket bucket) throws IOException {
    StoreCache cache = new StoreCache(2);
    S3Store first = use(cache, bucket);
    assertSame(first, use(cache, bucket));
    assertEquals(1, cache.size());
    use(cache, bucket.other());
    use(cache, bucket.other());
    assertEquals(2, cache.size());
    assertNotSame(first, use(cache, bucket));
  }

  @Test
  @DisplayName("a store that is pushed out serves who still reads from it, then closes")
  void pushedOut(Bucket bucket) throws IOException {
    StoreCache cache = new StoreCache(1);
    S3Store store;
    try (StoreCache.Lease lease = lease(cache, bucket)) {
      store = lease.store();
      use(cache, bucket.other());
      assertEquals(0, store.list("k", "", null, 1, log).keyCount());
    }
    assertThrows(
        Exception.class, () -> store.list("k", "", null, 1, log), "the store is still open");
  }

  private static S3Store use(StoreCache cache, Bucket bucket) throws IOException {
    try (StoreCache.Lease lease = lease(cache, bucket)) {
      return lease.store();
    }
  }

  private static StoreCache.Lease lease(StoreCache cache, Bucket bucket) throws IOException {
    return cache.lease(
        StoreAccess.of(bucket.prefix("k"), bucket.hadoop()),
        new S3Errors(SandboxS3.LOAD),
        bucket.name());
  }
}
