package dev.slipher.spark.load.source.s3;

import dev.slipher.copy.Authorization;
import dev.slipher.copy.Authorization.AccessKeys;
import dev.slipher.copy.Authorization.IamRoles;
import dev.slipher.spark.load.source.LoadIdentity;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.s3a.Constants;
import org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider;
import org.apache.hadoop.fs.s3a.TemporaryAWSCredentialsProvider;

/**
 * Where S3 is and as whom to go there: what an executor needs to reach the same buckets as the
 * driver did. Holds secrets, so it prints none.
 */
public final class StoreAccess implements Serializable {
  /** Set where S3 is the sandbox, to which any role is as good as another unless a file says so. */
  static final String SANDBOX = "slipher.sandbox";

  private static final long serialVersionUID = 1L;
  private static final List<String> CARRIED = List.of("fs.s3a.", "hadoop.security.", "slipher.");
  private static final String TOKEN_SERVICE = Constants.ASSUMED_ROLE_STS_ENDPOINT;

  /** Without a hyphen: DynamoDB's local edition takes letters and digits only. */
  private static final String SANDBOX_KEY = "sliphersandbox";

  /** Settings of the process. */
  private final Map<String, String> settings;

  /** Settings of this COPY, which no setting of a single bucket may override. */
  private final Map<String, String> decided;

  private final List<String> roles;

  /** Null if the roles may not be assumed at all. */
  private final RoleRights rights;

  private StoreAccess(
      Map<String, String> settings,
      Map<String, String> decided,
      List<String> roles,
      Optional<RoleRights> rights) {
    this.settings = Map.copyOf(settings);
    this.decided = Map.copyOf(decided);
    this.roles = List.copyOf(roles);
    this.rights = rights.orElse(null);
  }

  static StoreAccess of(S3Request request, Configuration hadoop) {
    return of(request, hadoop, System.getenv());
  }

  static StoreAccess of(S3Request request, Configuration hadoop, Map<String, String> environment) {
    return of(request.authorization(), request.region(), hadoop, environment);
  }

  /**
   * How a statement reaches Amazon.
   *
   * @param region REGION; without it the cluster's own
   * @throws dev.slipher.dialect.SqlError if there is no such region
   */
  public static StoreAccess of(
      Authorization authorization, Optional<String> region, Configuration hadoop) {
    return of(authorization, region, hadoop, System.getenv());
  }

  private static StoreAccess of(
      Authorization authorization,
      Optional<String> region,
      Configuration hadoop,
      Map<String, String> environment) {
    region.ifPresent(AwsRegions::check);
    Map<String, String> settings = carried(hadoop);
    Map<String, String> decided = new HashMap<>();
    address(region, settings, decided, environment);
    tokenService(settings, environment);
    // Whoever loads pays; to all other buckets this says nothing.
    settings.putIfAbsent(Constants.ALLOW_REQUESTER_PAYS, "true");
    // A bucket elsewhere is an error, not a detour (s3.region-default-cluster).
    decided.put(Constants.AWS_S3_CROSS_REGION_ACCESS_ENABLED, "false");
    // One level of retries, S3A's, so that the log sees every failed attempt.
    settings.putIfAbsent(Constants.MAX_ERROR_RETRIES, "0");
    if (authorization instanceof AccessKeys keys) {
      decided.putAll(keys(keys));
      return new StoreAccess(settings, decided, List.of(), Optional.of(RoleRights.EVERYTHING));
    }
    List<String> roles = authorization instanceof IamRoles chain ? chain.arns() : List.of();
    Optional<RoleFile> file = RoleFile.of(hadoop);
    if (file.isEmpty()) {
      asRoles(roles, !isSandbox(settings), settings, decided);
      return new StoreAccess(settings, decided, roles, Optional.of(RoleRights.EVERYTHING));
    }
    Optional<RoleFile.Role> role =
        roles.isEmpty() ? file.get().byDefault() : file.get().assumed(roles);
    Optional<AccessKeys> keys = role.flatMap(RoleFile.Role::keys);
    if (keys.isPresent()) {
      decided.putAll(keys(keys.get()));
    } else {
      List<String> own = role.map(RoleFile.Role::arn).map(List::of).orElse(List.of());
      boolean onAmazon = isAmazons(settings.getOrDefault(Constants.ENDPOINT, ""));
      asRoles(roles.isEmpty() ? own : roles, onAmazon, settings, decided);
    }
    return new StoreAccess(settings, decided, roles, role.map(RoleFile.Role::rights));
  }

  /**
   * With the credentials that a security token service lends for the roles, or those of the
   * process.
   *
   * @param lent whether Amazon's own service is asked, where no other is configured
   */
  private static void asRoles(
      List<String> roles, boolean lent, Map<String, String> settings, Map<String, String> decided) {
    if (isSandbox(settings)) {
      settings.putIfAbsent(Constants.ACCESS_KEY, SANDBOX_KEY);
      settings.putIfAbsent(Constants.SECRET_KEY, SANDBOX_KEY);
      settings.put(
          Constants.AWS_CREDENTIALS_PROVIDER, SimpleAWSCredentialsProvider.class.getName());
    }
    if (!roles.isEmpty() && (lent || settings.containsKey(TOKEN_SERVICE))) {
      decided.putAll(RoleChainCredentials.settings(roles, settings));
    }
  }

  /** A configuration with which S3A reaches the bucket: its address, Region and credentials. */
  public Configuration configuration(String bucket) {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    decided.forEach(
        (name, value) -> {
          configuration.set(name, value);
          configuration.set(
              Constants.FS_S3A_BUCKET_PREFIX
                  + bucket
                  + "."
                  + name.substring(Constants.FS_S3A_PREFIX.length()),
              value);
        });
    return configuration;
  }

  /** The roles to assume, in order; empty for keys and for the default role. */
  public List<String> roles() {
    return roles;
  }

  /** What the roles may read; empty if they may not be assumed. */
  Optional<RoleRights> rights() {
    return Optional.ofNullable(rights);
  }

  /**
   * Looks whether the role may read what is no object of S3. Only a file of roles can say no here;
   * where there is none, the service that is asked does.
   *
   * @param action as IAM calls it, such as {@code elasticmapreduce:ListInstances}
   * @param resource such as {@code emr://j-ABC}
   * @throws dev.slipher.dialect.SqlError if the role is not the cluster's, or has no such right
   */
  public void require(String action, String resource, LoadIdentity load) {
    S3Errors errors = new S3Errors(load);
    if (rights == null) {
      throw errors.roleNotAttached(this);
    }
    if (!rights.allow(resource)) {
      throw errors.actionDenied(this, action, resource);
    }
  }

  private static void address(
      Optional<String> region,
      Map<String, String> settings,
      Map<String, String> decided,
      Map<String, String> environment) {
    if (settings.getOrDefault(Constants.ENDPOINT, "").isEmpty()) {
      firstOf(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
          .ifPresent(
              url -> {
                settings.put(Constants.ENDPOINT, url);
                settings.putIfAbsent(Constants.PATH_STYLE_ACCESS, "true");
              });
    }
    if (region.isPresent()) {
      decided.put(Constants.AWS_REGION, region.get());
      if (isAmazons(settings.getOrDefault(Constants.ENDPOINT, ""))) {
        decided.put(Constants.ENDPOINT, "");
      }
    } else if (settings.getOrDefault(Constants.AWS_REGION, "").isEmpty()) {
      settings.put(
          Constants.AWS_REGION,
          firstOf(environment, "AWS_REGION", "AWS_DEFAULT_REGION").orElse(AwsRegions.DEFAULT));
    }
  }

  /** AWS's own variables; the sandbox, which has none, is not one of Amazon's services. */
  private static void tokenService(Map<String, String> settings, Map<String, String> environment) {
    if (settings.getOrDefault(TOKEN_SERVICE, "").isEmpty()) {
      String[] names =
          isSandbox(settings)
              ? new String[] {"AWS_ENDPOINT_URL_STS"}
              : new String[] {"AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"};
      firstOf(environment, names).ifPresent(url -> settings.put(TOKEN_SERVICE, url));
    }
  }

  private static Map<String, String> keys(AccessKeys keys) {
    Map<String, String> decided = new HashMap<>();
    decided.put(Constants.ACCESS_KEY, keys.accessKeyId());
    decided.put(Constants.SECRET_KEY, keys.secretAccessKey().reveal());
    keys.sessionToken().ifPresent(token -> decided.put(Constants.SESSION_TOKEN, token.reveal()));
    decided.put(
        Constants.AWS_CREDENTIALS_PROVIDER,
        keys.sessionToken().isPresent()
            ? TemporaryAWSCredentialsProvider.class.getName()
            : SimpleAWSCredentialsProvider.class.getName());
    // A credential store of the process would win over the keys of the statement.
    decided.put(Constants.S3A_SECURITY_CREDENTIAL_PROVIDER_PATH, "");
    return decided;
  }

  private static Map<String, String> carried(Configuration hadoop) {
    Map<String, String> carried = new HashMap<>();
    for (Map.Entry<String, String> property : hadoop) {
      String name = property.getKey();
      if (CARRIED.stream().anyMatch(name::startsWith) && !isDefault(hadoop, name)) {
        carried.put(name, hadoop.get(name));
      }
    }
    return carried;
  }

  private static boolean isDefault(Configuration hadoop, String name) {
    String[] sources = hadoop.getPropertySources(name);
    return sources != null && Arrays.asList(sources).equals(List.of("core-default.xml"));
  }

  private static Optional<String> firstOf(Map<String, String> environment, String... names) {
    return Stream.of(names)
        .map(environment::get)
        .filter(value -> value != null && !value.isEmpty())
        .findFirst();
  }

  /** Whether S3 is the sandbox, whose buckets are folders. */
  public static boolean isSandbox(Configuration hadoop) {
    return hadoop.getBoolean(SANDBOX, false);
  }

  private static boolean isSandbox(Map<String, String> settings) {
    return Boolean.parseBoolean(settings.get(SANDBOX));
  }

  private static boolean isAmazons(String endpoint) {
    String address = endpoint.toLowerCase(Locale.ROOT);
    return address.isEmpty() || address.contains(".amazonaws.com");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoreAccess access
        && settings.equals(access.settings)
        && decided.equals(access.decided)
        && roles.equals(access.roles)
        && Objects.equals(rights, access.rights);
  }

  @Override
  public int hashCode() {
    return Objects.hash(settings, decided, roles, rights);
  }

  @Override
  public String toString() {
    return "StoreAccess[region="
        + decided.getOrDefault(Constants.AWS_REGION, settings.get(Constants.AWS_REGION))
        + ", roles="
        + roles
        + "]";
  }
}
