package dev.slipher.sandbox.faults;

import java.util.HashMap;
import java.util.Map;

/** What happens to a request instead of, or beside, its right answer. */
public sealed interface Fault {
  /**
   * Another answer; none of its body goes out to a HEAD.
   *
   * @param headers {@code Content-Type} among them
   */
  record Answer(int status, String body, Map<String, String> headers) implements Fault {
    public Answer {
      headers = Map.copyOf(headers);
    }

    /** The same with one header more. */
    public Answer with(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Answer(status, body, more);
    }
  }

  /** The right answer, its connection closed after so many bytes of the body. */
  record Cut(long bytes) implements Fault {}

  /** The right answer, with more headers. */
  record Headers(Map<String, String> headers) implements Fault {
    public Headers {
      headers = Map.copyOf(headers);
    }
  }

  /** The connection closed without an answer. */
  record Silence() implements Fault {}

  /** Another answer, of XML. */
  static Answer xml(String body) {
    return new Answer(200, body, Map.of("Content-Type", "application/xml"));
  }

  /** An error of S3's, to a request known as RID1 and EXT1. */
  static Answer s3Error(int status, String code, String message) {
    return new Answer(
        status,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>%s</Message><RequestId>RID1</RequestId>\
        <HostId>EXT1</HostId></Error>\
        """
            .formatted(code, message),
        Map.of(
            "Content-Type", "application/xml", "x-amz-request-id", "RID1", "x-amz-id-2", "EXT1"));
  }
}
