package dev.fluxo.bench.customer;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of the source. */
public record Customer(
        long id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String state,
        @Nullable String city,
        BigDecimal creditLimit,
        @Nullable LocalDate born,
        boolean active,
        LocalDateTime updatedAt) {
    public static final String SELECT =
            "SELECT id, name, email, phone, state, city, credit_limit, born, active, updated_at FROM customers";

    /** The same for other databases to read: truth as a number. */
    public static final String EXPORT =
            "SELECT id, name, email, phone, state, city, credit_limit, born, CAST(active AS INTEGER) AS active, updated_at FROM customers";

    public static Customer read(ResultSet row) throws SQLException {
        return new Customer(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBigDecimal(7),
                row.getObject(8, LocalDate.class),
                row.getBoolean(9),
                row.getObject(10, LocalDateTime.class));
    }
}
