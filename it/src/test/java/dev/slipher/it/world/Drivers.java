package dev.slipher.it.world;

import dev.slipher.it.script.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.hive.jdbc.HiveDriver;
import org.apache.kyuubi.jdbc.KyuubiHiveDriver;

/** Connects through the driver that a case names, never through the one DriverManager finds. */
final class Drivers {
  private Drivers() {}

  static Connection connect(Driver driver, String url, String user, String password)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return switch (driver) {
      case HIVE -> new HiveDriver().connect(url, properties);
      case KYUUBI -> new KyuubiHiveDriver().connect(url, properties);
    };
  }
}
