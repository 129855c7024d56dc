package dev.fluxo.bench;

import dev.fluxo.bench.customer.Customer;
import dev.fluxo.bench.customer.CustomerSql;
import dev.fluxo.bench.customer.DimCustomer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Holds a target against its source row by row, by the transforms in Java. */
final class RowByRow {
    private RowByRow() {}

    /** @throws IllegalStateException if a customer is not loaded as it should be, or one too many */
    static void verify(Database source, Database target) throws SQLException {
        try (Connection from = source.open();
                Statement reading = from.createStatement();
                ResultSet customers = reading.executeQuery(Customer.SELECT + " ORDER BY id");
                Connection to = target.open();
                Statement checking = to.createStatement();
                ResultSet loaded = checking.executeQuery(
                        "SELECT " + CustomerSql.TARGET_COLUMNS + " FROM dim_customer ORDER BY customer_id")) {
            while (customers.next()) {
                DimCustomer expected = DimCustomer.of(Customer.read(customers));
                if (!loaded.next() || !expected.equals(DimCustomer.read(loaded))) {
                    throw new IllegalStateException(
                            "customer " + expected.customerId() + " is not loaded as it should be");
                }
            }
            if (loaded.next()) {
                throw new IllegalStateException("the target holds customers that the source does not");
            }
        }
    }
}
