package dev.slipher.endpoint;

/** The process that {@code bin/slipher start} runs. */
public final class EndpointMain {
  private EndpointMain() {}

  /** Starts an endpoint from the environment and serves until SIGTERM. */
  public static void main(String[] arguments) {
    long begin = System.nanoTime();
    Endpoint endpoint = Endpoint.start(EndpointSettings.fromEnvironment(System.getenv()));
    System.out.println(
        endpoint.jdbcUrl() + " after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close, "stop"));
  }
}
