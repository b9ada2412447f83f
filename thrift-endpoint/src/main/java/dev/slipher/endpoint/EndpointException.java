package dev.slipher.endpoint;

/** Why an endpoint did not start, in one line for the person who started it. */
public final class EndpointException extends RuntimeException {
  private EndpointException(String message, Throwable cause) {
    super(message, cause);
  }

  static EndpointException portTaken(EndpointSettings settings) {
    return new EndpointException(
        "Port "
            + settings.port()
            + " on "
            + settings.bindAddress()
            + " is taken: stop what uses it or choose another with SLIPHER_PORT.",
        null);
  }

  static EndpointException defaultPassword(EndpointSettings settings) {
    return new EndpointException(
        "SLIPHER_HOST="
            + settings.bindAddress()
            + " would let other machines in while "
            + EndpointSettings.SUPERUSER
            + " has the default password: set SLIPHER_PASSWORD.",
        null);
  }

  static EndpointException directoryTaken(EndpointSettings settings) {
    return new EndpointException(
        "Another endpoint uses "
            + settings.dataDirectory()
            + ": stop it or choose another directory with SLIPHER_DATA.",
        null);
  }

  static EndpointException cannotStart(EndpointSettings settings, Throwable cause) {
    return new EndpointException(
        "The endpoint did not start over " + settings.dataDirectory() + ": " + cause.getMessage(),
        cause);
  }
}
