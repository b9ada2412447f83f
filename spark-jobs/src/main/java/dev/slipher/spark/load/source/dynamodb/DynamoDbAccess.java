package dev.slipher.spark.load.source.dynamodb;

import dev.slipher.spark.load.source.s3.StoreAccess;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.AWSCredentialProviderList;
import org.apache.hadoop.fs.s3a.Constants;
import org.apache.hadoop.fs.s3a.auth.CredentialProviderListFactory;

/**
 * Where DynamoDB is, and as whom a COPY goes there: with the credentials that it would show S3.
 * Goes to executors; holds secrets, so it prints none.
 */
final class DynamoDbAccess implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String SETTINGS = "slipher.dynamodb.";

  /** What credentials are asked for, where those of S3 are asked for a bucket. */
  private static final String SERVICE = "dynamodb";

  private final StoreAccess access;
  private final URI endpoint;

  private DynamoDbAccess(StoreAccess access, Optional<URI> endpoint) {
    this.access = access;
    this.endpoint = endpoint.orElse(null);
  }

  /**
   * The access of one COPY. The setting {@code slipher.dynamodb.endpoint} of the Hadoop
   * configuration wins over the variables with which Amazon's own tools name endpoints.
   *
   * @throws dev.slipher.dialect.SqlError if REGION is no region, the endpoint no address, or the
   *     file of roles grants none that may scan the table (dynamodb.permissions)
   */
  static DynamoDbAccess of(
      DynamoDbRequest request, Configuration hadoop, Map<String, String> environment) {
    Optional<URI> endpoint =
        Stream.of(
                hadoop.getTrimmed(SETTINGS + "endpoint"),
                environment.get("AWS_ENDPOINT_URL_DYNAMODB"),
                environment.get("AWS_ENDPOINT_URL"))
            .filter(url -> url != null && !url.isEmpty())
            .findFirst()
            .map(url -> address(url, request))
            // Amazon's own endpoint is that of another region than the one that REGION names.
            .filter(url -> request.region().isEmpty() || !isAmazons(url));
    StoreAccess access = StoreAccess.of(request.authorization(), request.region(), hadoop);
    access.require("dynamodb:Scan", "dynamodb://" + request.table(), request.identity());
    return new DynamoDbAccess(access, endpoint);
  }

  /** DynamoDB's address; empty for Amazon's own in the {@link #region}. */
  Optional<URI> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /** The region's code. */
  String region() {
    return configuration().getTrimmed(Constants.AWS_REGION);
  }

  /** The roles to assume, in order; empty for keys and for the default role. */
  List<String> roles() {
    return access.roles();
  }

  /**
   * What gives the credentials; the caller closes it.
   *
   * @throws IOException if it cannot be made of the process's settings
   */
  AWSCredentialProviderList credentials() throws IOException {
    return CredentialProviderListFactory.createAWSCredentialProviderList(
        URI.create(SERVICE + "://" + SERVICE), configuration());
  }

  /** A number that the setting {@code slipher.dynamodb.NAME} of the process gives. */
  int number(String name, int otherwise) {
    return configuration().getInt(SETTINGS + name, otherwise);
  }

  private static URI address(String text, DynamoDbRequest request) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, as for what is no address of a server.
    }
    throw DynamoDbErrors.invalidEndpoint(text, request.table());
  }

  private Configuration configuration() {
    return access.configuration(SERVICE);
  }

  private static boolean isAmazons(URI endpoint) {
    return endpoint.toString().toLowerCase(Locale.ROOT).contains(".amazonaws.com");
  }

  @Override
  public String toString() {
    return "DynamoDbAccess[endpoint=" + endpoint + ", " + access + "]";
  }
}
