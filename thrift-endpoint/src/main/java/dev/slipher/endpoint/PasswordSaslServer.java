package dev.slipher.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import javax.security.sasl.SaslServerFactory;
import org.apache.thrift.transport.TSaslServerTransport;
import org.apache.thrift.transport.TTransportFactory;

/**
 * SASL's PLAIN mechanism (RFC 4616). The Thrift Server's own reads a password as single bytes, and
 * does not tell the client why a login failed.
 */
final class PasswordSaslServer implements SaslServer {
  private static final String MECHANISM = "PLAIN";

  static {
    // First, because the Thrift Server's own factory would answer for any caller.
    Security.insertProviderAt(new PasswordProvider(), 1);
  }

  private final Authenticator authenticator;
  private String user;

  private PasswordSaslServer(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** Wraps connections so that they first prove who they are. */
  static TTransportFactory transportFactory(Authenticator authenticator) {
    TSaslServerTransport.Factory factory = new TSaslServerTransport.Factory();
    factory.addServerDefinition(MECHANISM, "slipher", null, Map.of(), new Login(authenticator));
    return factory;
  }

  @Override
  public byte[] evaluateResponse(byte[] response) throws SaslException {
    // [authorization identity] NUL user NUL password
    String[] parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
    if (parts.length != 3 || parts[1].isEmpty()) {
      throw new SaslException("no user name was given");
    }
    if (!authenticator.accepts(parts[1], parts[2])) {
      throw new SaslException("password authentication failed for user \"" + parts[1] + "\"");
    }
    user = parts[1];
    return null;
  }

  @Override
  public String getMechanismName() {
    return MECHANISM;
  }

  @Override
  public boolean isComplete() {
    return user != null;
  }

  @Override
  public String getAuthorizationID() {
    return user;
  }

  @Override
  public byte[] unwrap(byte[] incoming, int offset, int length) {
    throw new IllegalStateException("PLAIN has no security layer");
  }

  @Override
  public byte[] wrap(byte[] outgoing, int offset, int length) {
    throw new IllegalStateException("PLAIN has no security layer");
  }

  @Override
  public Object getNegotiatedProperty(String name) {
    return null;
  }

  @Override
  public void dispose() {}

  /** Carries the authenticator through the factories of the JDK and of Thrift. */
  private record Login(Authenticator authenticator) implements CallbackHandler {
    @Override
    public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
      throw new UnsupportedCallbackException(callbacks[0]);
    }
  }

  private static final class PasswordProvider extends Provider {
    PasswordProvider() {
      super("SlipherPassword", "1", "SASL PLAIN for Slipher");
      put("SaslServerFactory." + MECHANISM, Factory.class.getName());
    }
  }

  /** Public because the JDK makes it by reflection. Answers for {@link Login} alone. */
  public static final class Factory implements SaslServerFactory {
    @Override
    public SaslServer createSaslServer(
        String mechanism,
        String protocol,
        String serverName,
        Map<String, ?> properties,
        CallbackHandler handler) {
      return MECHANISM.equals(mechanism) && handler instanceof Login login
          ? new PasswordSaslServer(login.authenticator())
          : null;
    }

    @Override
    public String[] getMechanismNames(Map<String, ?> properties) {
      return new String[] {MECHANISM};
    }
  }
}
