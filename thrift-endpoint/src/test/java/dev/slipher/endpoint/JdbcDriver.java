package dev.slipher.endpoint;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.hive.jdbc.HiveDriver;
import org.apache.kyuubi.jdbc.KyuubiHiveDriver;

/** The JDBC drivers that must work. */
enum JdbcDriver {
  /** The one that Beeline ships. */
  HIVE(new HiveDriver()),
  KYUUBI(new KyuubiHiveDriver());

  private final Driver driver;

  JdbcDriver(Driver driver) {
    this.driver = driver;
  }

  Connection connect(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return driver.connect(url, properties);
  }
}
