package dev.slipher.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to S3 with AWS Signature Version 4, headers only: the body goes unsigned, as S3
 * allows, so that it can stream.
 */
final class RequestSigner {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final String REGION = "us-east-1";
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final String SIGNED_HEADERS = "host;x-amz-content-sha256;x-amz-date";

  private final Identity identity;

  RequestSigner(Identity identity) {
    this.identity = identity;
  }

  /** The headers that make the request this identity's, good for some minutes. */
  Map<String, String> sign(String method, URI uri) {
    return sign(method, uri, ZonedDateTime.now(ZoneOffset.UTC));
  }

  Map<String, String> sign(String method, URI uri, ZonedDateTime now) {
    String stamp = STAMP.format(now);
    String day = stamp.substring(0, 8);
    String scope = day + "/" + REGION + "/s3/aws4_request";
    String canonical =
        String.join(
            "\n",
            method,
            uri.getRawPath(),
            uri.getRawQuery() == null ? "" : uri.getRawQuery(),
            "host:" + uri.getAuthority(),
            "x-amz-content-sha256:" + UNSIGNED,
            "x-amz-date:" + stamp,
            "",
            SIGNED_HEADERS,
            UNSIGNED);
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, sha256(canonical));
    byte[] key = ("AWS4" + identity.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
    for (String step : new String[] {day, REGION, "s3", "aws4_request"}) {
      key = hmac(key, step);
    }
    String authorization =
        "AWS4-HMAC-SHA256 Credential="
            + identity.accessKeyId()
            + "/"
            + scope
            + ", SignedHeaders="
            + SIGNED_HEADERS
            + ", Signature="
            + HexFormat.of().formatHex(hmac(key, toSign));
    return Map.of(
        "Authorization", authorization, "x-amz-date", stamp, "x-amz-content-sha256", UNSIGNED);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
