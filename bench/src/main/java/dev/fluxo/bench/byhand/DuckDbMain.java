package dev.fluxo.bench.byhand;

import dev.fluxo.bench.ChildReport;
import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What one who knows DuckDB writes: the source is attached, and one statement loads its rows, the transforms in SQL. Its arguments are the
 * URLs of source and target, and where the last load ended, if there was one.
 */
public final class DuckDbMain {
    private static final String TRANSFORMED = """
            SELECT id AS customer_id,
              array_to_string(list_transform(string_split(regexp_replace(trim(name), '\\s+', ' ', 'g'), ' '),
                lambda word: upper(word[1]) || lower(word[2:])), ' ') AS name,
              nullif(lower(trim(email)), '') AS email, phone, upper(trim(state)) AS state, city, credit_limit,
              CASE WHEN credit_limit >= 10000 THEN 'ALTA' ELSE 'PADRAO' END AS credit_class, born, active, updated_at,
              localtimestamp AS loaded_at
            FROM shop.customers""";

    private DuckDbMain() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        long start = System.nanoTime();
        try (Connection target = DriverManager.getConnection(arguments[1]);
                Statement statement = target.createStatement()) {
            statement.execute("ATTACH '" + arguments[0].replaceFirst("jdbc:duckdb:", "") + "' AS shop (READ_ONLY)");
            target.setAutoCommit(false);
            statement.execute(arguments.length > 2 ? merge(arguments[2]) : "INSERT INTO dim_customer " + TRANSFORMED);
            target.commit();
        }
        ChildReport.print(System.nanoTime() - start);
    }

    private static String merge(String last) {
        String columns = CustomerSql.TARGET_COLUMNS + ", loaded_at";
        StringBuilder sets = new StringBuilder();
        for (String column : columns.split(", ", -1)) {
            if (!column.equals("customer_id")) {
                sets.append(sets.isEmpty() ? "" : ", ")
                        .append(column)
                        .append(" = excluded.")
                        .append(column);
            }
        }
        return "INSERT INTO dim_customer (" + columns + ") " + TRANSFORMED + " WHERE updated_at > TIMESTAMP '" + last
                + "' ON CONFLICT (customer_id) DO UPDATE SET " + sets;
    }
}
