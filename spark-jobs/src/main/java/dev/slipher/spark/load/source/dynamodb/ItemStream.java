package dev.slipher.spark.load.source.dynamodb;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A scan's items as text, as {@link dev.slipher.formats.dynamodb.ItemReader} reads it. */
final class ItemStream extends InputStream {
  private final SegmentScan scan;
  private final ItemWriter page = new ItemWriter();
  private int at;
  private boolean ended;

  ItemStream(SegmentScan scan) {
    this.scan = scan;
  }

  @Override
  public int read() {
    return fill() ? page.bytes()[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, page.size() - at);
    System.arraycopy(page.bytes(), at, bytes, offset, count);
    at += count;
    return count;
  }

  /** Gets a page that has items, if all of this one is read; false where there is none. */
  private boolean fill() {
    while (at == page.size() && !ended) {
      page.clear();
      at = 0;
      Optional<List<Map<String, AttributeValue>>> items = scan.next();
      items.ifPresentOrElse(found -> found.forEach(page::write), () -> ended = true);
    }
    return at < page.size();
  }

  @Override
  public void close() {
    ended = true;
    scan.close();
  }
}
