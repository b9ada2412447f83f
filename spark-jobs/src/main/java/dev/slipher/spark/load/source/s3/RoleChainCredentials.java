package dev.slipher.spark.load.source.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.Constants;
import org.apache.hadoop.fs.s3a.auth.CredentialProviderListFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The credentials of the last of several roles, each assumed with those of the one before, the
 * first with the process's own (auth.iam-role-chain). S3A's own provider assumes a single role.
 * Role credentials refresh themselves (auth.temp-credential-expiry). S3A makes it by its name.
 */
public final class RoleChainCredentials implements AwsCredentialsProvider, AutoCloseable {
  private static final String ROLES = "fs.s3a.slipher.roles";
  private static final String BASE_PROVIDER = "fs.s3a.slipher.base.credentials.provider";
  private static final String DURATION = "fs.s3a.slipher.role.duration";
  private static final String SESSION_NAME = "slipher";

  /** A role that another role assumes is lent for an hour at most. */
  private static final long MOST_CHAINED_SECONDS = 3600;

  private final List<AutoCloseable> resources = new ArrayList<>();
  private final AwsCredentialsProvider last;

  /**
   * The chain that the settings name.
   *
   * @throws UncheckedIOException if the process's own credential providers cannot be made
   */
  public RoleChainCredentials(URI bucket, Configuration configuration) {
    AwsCredentialsProvider provider = base(bucket, configuration);
    boolean chained = false;
    for (String role : configuration.getTrimmedStrings(ROLES)) {
      provider = assume(role, provider, duration(configuration, chained), configuration);
      chained = true;
    }
    this.last = provider;
  }

  /** Settings that make S3A use this class on top of the providers that it would use. */
  static Map<String, String> settings(List<String> roles, Map<String, String> process) {
    Map<String, String> settings = new HashMap<>();
    settings.put(ROLES, String.join(",", roles));
    settings.put(BASE_PROVIDER, process.getOrDefault(Constants.AWS_CREDENTIALS_PROVIDER, ""));
    settings.put(DURATION, process.getOrDefault(Constants.ASSUMED_ROLE_SESSION_DURATION, ""));
    settings.put(Constants.AWS_CREDENTIALS_PROVIDER, RoleChainCredentials.class.getName());
    return settings;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return last.resolveCredentials();
    } catch (SdkClientException e) {
      throw TokenServiceException.of(e);
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable resource : resources) {
      resource.close();
    }
  }

  private AwsCredentialsProvider base(URI bucket, Configuration configuration) {
    Configuration own = new Configuration(configuration);
    String providers = configuration.get(BASE_PROVIDER, "");
    if (providers.isEmpty()) {
      own.unset(Constants.AWS_CREDENTIALS_PROVIDER);
    } else {
      own.set(Constants.AWS_CREDENTIALS_PROVIDER, providers);
    }
    try {
      var list = CredentialProviderListFactory.createAWSCredentialProviderList(bucket, own);
      resources.add(list);
      return list;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AwsCredentialsProvider assume(
      String role, AwsCredentialsProvider caller, Integer seconds, Configuration configuration) {
    StsClientBuilder builder =
        StsClient.builder()
            .credentialsProvider(caller)
            .httpClientBuilder(ApacheHttpClient.builder())
            .region(Region.of(region(configuration)));
    String endpoint = configuration.getTrimmed(Constants.ASSUMED_ROLE_STS_ENDPOINT, "");
    if (!endpoint.isEmpty()) {
      builder.endpointOverride(
          URI.create(endpoint.contains("://") ? endpoint : "https://" + endpoint));
    }
    StsClient client = builder.build();
    StsAssumeRoleCredentialsProvider provider =
        StsAssumeRoleCredentialsProvider.builder()
            .stsClient(client)
            .refreshRequest(
                request ->
                    request.roleArn(role).roleSessionName(SESSION_NAME).durationSeconds(seconds))
            .build();
    resources.addAll(0, Arrays.asList(provider, client));
    return provider;
  }

  /** How long credentials last, in seconds; null for as long as the service likes. */
  private static Integer duration(Configuration configuration, boolean chained) {
    if (configuration.getTrimmed(DURATION, "").isEmpty()) {
      return null;
    }
    long seconds = configuration.getTimeDuration(DURATION, 0, TimeUnit.SECONDS);
    return (int) (chained ? Math.min(seconds, MOST_CHAINED_SECONDS) : seconds);
  }

  private static String region(Configuration configuration) {
    String region = configuration.getTrimmed(Constants.ASSUMED_ROLE_STS_ENDPOINT_REGION, "");
    return region.isEmpty() ? configuration.getTrimmed(Constants.AWS_REGION) : region;
  }
}
