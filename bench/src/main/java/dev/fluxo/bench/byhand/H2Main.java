package dev.fluxo.bench.byhand;

import dev.fluxo.bench.ChildReport;
import dev.fluxo.bench.customer.Customer;
import dev.fluxo.bench.customer.CustomerSql;
import dev.fluxo.bench.customer.DimCustomer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;

/**
 * What one who knows H2 writes: a result that comes as it is read, and batches of one prepared statement, in one transaction. Its arguments are
 * the URLs of source and target, and where the last load ended, if there was one.
 */
public final class H2Main {
    public static final String USER = "BENCH_USER";
    public static final String PASSWORD = "BENCH_PASSWORD";

    private static final int BATCH = 1_000;
    private static final String VALUES = " VALUES (" + "?, ".repeat(11) + "LOCALTIMESTAMP)";
    private static final String INSERT =
            "INSERT INTO dim_customer (" + CustomerSql.TARGET_COLUMNS + ", loaded_at)" + VALUES;
    /** Row by row: H2 is no quicker with a stage. */
    private static final String MERGE =
            "MERGE INTO dim_customer (" + CustomerSql.TARGET_COLUMNS + ", loaded_at) KEY (customer_id)" + VALUES;

    private H2Main() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        long start = System.nanoTime();
        LocalDateTime last = arguments.length > 2 ? LocalDateTime.parse(arguments[2].replace(' ', 'T')) : null;
        try (Connection source = open(arguments[0]);
                Connection target = open(arguments[1]);
                Statement setting = source.createStatement();
                PreparedStatement query =
                        source.prepareStatement(Customer.SELECT + " WHERE updated_at > ? ORDER BY updated_at, id");
                PreparedStatement writing = target.prepareStatement(last == null ? INSERT : MERGE)) {
            setting.execute("SET LAZY_QUERY_EXECUTION 1");
            query.setObject(1, last == null ? LocalDateTime.of(1, 1, 1, 0, 0) : last);
            try (ResultSet customers = query.executeQuery()) {
                load(customers, writing);
            }
            target.commit();
        }
        ChildReport.print(System.nanoTime() - start);
    }

    private static Connection open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url, System.getenv(USER), System.getenv(PASSWORD));
        connection.setAutoCommit(false);
        return connection;
    }

    private static void load(ResultSet customers, PreparedStatement writing) throws SQLException {
        int pending = 0;
        while (customers.next()) {
            DimCustomer.of(Customer.read(customers)).write(writing);
            writing.addBatch();
            if (++pending == BATCH) {
                writing.executeBatch();
                pending = 0;
            }
        }
        writing.executeBatch();
    }
}
