package dev.fluxo.bench.spark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Reads a table in ranges of its key, transforms it by functions of Spark, appends it to a stage, and merges that in one statement. Its arguments
 * are both URLs, the table, how many ranges, the statements that make and merge the stage, and the columns.
 */
public final class SparkMain {
    public static final String USER = "BENCH_USER";
    public static final String PASSWORD = "BENCH_PASSWORD";
    private static final String ROWS = "10000";

    private SparkMain() {}

    public static void main(String[] arguments) throws SQLException {
        String source = arguments[0];
        String target = arguments[1] + "?reWriteBatchedInserts=true";
        String[] columns = Arrays.copyOfRange(arguments, 6, arguments.length);
        execute(target, arguments[4]);
        SparkSession spark = SparkSession.builder().appName("by hand").getOrCreate();
        try {
            long[] ids = ids(source, arguments[2]);
            Properties reading = login();
            reading.setProperty("fetchsize", ROWS);
            Properties writing = login();
            writing.setProperty("batchsize", ROWS);
            spark.read()
                    .jdbc(source, arguments[2], "id", ids[0], ids[1] + 1, Integer.parseInt(arguments[3]), reading)
                    .selectExpr(columns)
                    .write()
                    .mode(SaveMode.Append)
                    .jdbc(target, "stage", writing);
        } finally {
            spark.stop();
        }
        execute(target, arguments[5], "DROP TABLE stage");
    }

    private static long[] ids(String url, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT min(id), max(id) FROM " + table)) {
            rows.next();
            return new long[] {rows.getLong(1), rows.getLong(2)};
        }
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, login());
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static Properties login() {
        Properties login = new Properties();
        login.setProperty("user", System.getenv(USER));
        login.setProperty("password", System.getenv(PASSWORD));
        return login;
    }
}
