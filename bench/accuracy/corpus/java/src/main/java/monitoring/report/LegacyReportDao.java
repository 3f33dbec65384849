package monitoring.report;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Reads the uptime reports of the old monitoring database.
 *
 * <p>Usage: {@code new LegacyReportDao("reports", System.getenv("⟪-comment REPORTS_DB_PASSWORD⟫"))}
 */
public class LegacyReportDao implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LegacyReportDao.class.getName());

    private static final String ORACLE_URL = "jdbc:oracle:thin:monitor/⟪+connection {upper:12}⟫@//ora.prod.internal:1521/MONI";
    private static final String ARCHIVE_URL =
            "jdbc:mysql://archive.prod.internal/reports?user=archive&useSSL=true&password=⟪+connection {alnum:16}⟫";

    private static final String SELECT_CREDENTIALS =
            "SELECT id, user_name, ⟪-sql password_hash, password_salt⟫ FROM monitor_users WHERE active = 1";
    private static final String CHECK_TOKEN = "SELECT 1 FROM api_tokens WHERE ⟪-sql token = ? AND expires_at > now()⟫";

    private final Connection connection;

    public LegacyReportDao(String user, String password) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:postgresql://db.internal/reports", user, password);
    }

    /** The job that fills the dashboards. Its account can only read. */
    public static LegacyReportDao forDashboards() throws SQLException {
        return new LegacyReportDao("dashboards", "⟪+argument {human}⟫");
    }

    static Connection openStaging() throws SQLException {
        Properties props = new Properties();
        props.setProperty("user", "report_staging");
        props.setProperty("password", "⟪+argument {phrase}⟫");
        props.setProperty("passwordCharacterEncoding", "⟪-argument UTF-8⟫");
        props.put("ApplicationName", "monitoring-reports");
        return DriverManager.getConnection("jdbc:postgresql://10.2.4.9:5433/reports", props);
    }

    static Connection openOracle() throws SQLException {
        LOG.info("⟪-prose connecting with the password of the environment⟫");
        return DriverManager.getConnection(ORACLE_URL);
    }

    static Connection openArchive() throws SQLException {
        return DriverManager.getConnection(ARCHIVE_URL);
    }

    void createReader(String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE USER grafana_reader WITH PASSWORD '⟪+sql {pass:14}⟫'");
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO grafana_reader");
            statement.execute("COMMENT ON COLUMN monitor_users.password_hash IS '⟪-sql bcrypt, cost 12⟫'");
        }
    }

    void seedAccounts() throws SQLException {
        String insert = "INSERT INTO monitor_users (user_name, password_hash) VALUES ('oncall', '⟪+hash $2b$12${alnum:53}⟫')";
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(insert);
            statement.executeUpdate("UPDATE api_tokens SET token = '⟪+sql {hex:40}⟫' WHERE name = 'pager'");
        }
    }

    List<String> users() throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT_CREDENTIALS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String passwordColumn = "⟪-assignment password_hash⟫";
                names.add(rows.getString("user_name") + (rows.getString(passwordColumn) == null ? " (locked)" : ""));
            }
        }
        return names;
    }

    boolean isTokenValid(String token) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHECK_TOKEN)) {
            statement.setString(1, token);
            return statement.executeQuery().next();
        }
    }

    // template for the read-me: jdbc:postgresql://db.internal/reports?user=me&password=⟪-comment <your-password>⟫

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
