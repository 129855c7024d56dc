package dev.fluxo.bench.customer;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.WordUtils;
import org.jspecify.annotations.Nullable;

/** A row of the target, and the transforms in Java. */
public record DimCustomer(
        long customerId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String state,
        @Nullable String city,
        BigDecimal creditLimit,
        String creditClass,
        @Nullable LocalDate born,
        boolean active,
        LocalDateTime updatedAt) {
    private static final BigDecimal HIGH = new BigDecimal(10_000);
    private static final Pattern SPACES = Pattern.compile("\\s+");

    public static DimCustomer of(Customer customer) {
        return new DimCustomer(
                customer.id(),
                name(customer.name()),
                email(customer.email()),
                customer.phone(),
                customer.state() == null ? null : customer.state().strip().toUpperCase(Locale.ROOT),
                customer.city(),
                customer.creditLimit(),
                customer.creditLimit().compareTo(HIGH) >= 0 ? "ALTA" : "PADRAO",
                customer.born(),
                customer.active(),
                customer.updatedAt());
    }

    public static DimCustomer read(ResultSet row) throws SQLException {
        return new DimCustomer(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBigDecimal(7),
                row.getString(8),
                row.getObject(9, LocalDate.class),
                row.getBoolean(10),
                row.getObject(11, LocalDateTime.class));
    }

    /** In the order of {@link CustomerSql#TARGET_COLUMNS}. */
    public void write(PreparedStatement row) throws SQLException {
        row.setLong(1, customerId);
        row.setString(2, name);
        row.setString(3, email);
        row.setString(4, phone);
        row.setString(5, state);
        row.setString(6, city);
        row.setBigDecimal(7, creditLimit);
        row.setString(8, creditClass);
        row.setObject(9, born);
        row.setBoolean(10, active);
        row.setObject(11, updatedAt);
    }

    private static @Nullable String name(@Nullable String name) {
        return name == null
                ? null
                : WordUtils.capitalizeFully(SPACES.matcher(name.strip()).replaceAll(" "));
    }

    private static @Nullable String email(@Nullable String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
