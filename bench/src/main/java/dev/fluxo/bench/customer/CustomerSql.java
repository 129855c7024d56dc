package dev.fluxo.bench.customer;

import org.jspecify.annotations.Nullable;

/** The same customers in SQL, for H2 and PostgreSQL alike; transforms and MERGE for PostgreSQL alone. */
public final class CustomerSql {
    public static final String CREATE_SOURCE = """
            CREATE TABLE customers(id BIGINT PRIMARY KEY, name VARCHAR(100), email VARCHAR(100), phone VARCHAR(20),
              state VARCHAR(10), city VARCHAR(60), credit_limit NUMERIC(12,2) NOT NULL, born DATE, active BOOLEAN NOT NULL,
              updated_at TIMESTAMP NOT NULL)""";

    public static final String CREATE_INDEX = "CREATE INDEX customers_changed ON customers(updated_at, id)";

    public static final String CREATE_TARGET = """
            CREATE TABLE dim_customer(customer_id BIGINT PRIMARY KEY, name VARCHAR(100), email VARCHAR(100), phone VARCHAR(20),
              state VARCHAR(10), city VARCHAR(60), credit_limit NUMERIC(12,2) NOT NULL, credit_class VARCHAR(10), born DATE,
              active BOOLEAN NOT NULL, updated_at TIMESTAMP NOT NULL, loaded_at TIMESTAMP)""";

    /** A tenth is changed, here and there; all of it later than anything before. */
    public static final String CHANGE = """
            UPDATE customers SET credit_limit = credit_limit + 1,
              updated_at = TIMESTAMP '2025-01-01 00:00:00' + id / 10 * INTERVAL '1' SECOND WHERE MOD(id, 10) = 0""";

    /** All but the key and the time of loading. */
    public static final String TARGET_COLUMNS =
            "customer_id, name, email, phone, state, city, credit_limit, credit_class, born, active, updated_at";

    private static final String TRANSFORMED = """
            SELECT id AS customer_id, initcap(regexp_replace(btrim(name), '\\s+', ' ', 'g')) AS name,
              nullif(lower(btrim(email)), '') AS email, phone, upper(btrim(state)) AS state, city, credit_limit,
              CASE WHEN credit_limit >= 10000 THEN 'ALTA' ELSE 'PADRAO' END AS credit_class, born, active, updated_at
            FROM""";

    public static final String CREATE_STAGE =
            "CREATE TEMPORARY TABLE stage AS SELECT " + TARGET_COLUMNS + " FROM dim_customer WITH NO DATA";

    public static final String MERGE = """
            MERGE INTO dim_customer t USING stage s ON t.customer_id = s.customer_id
            WHEN MATCHED THEN UPDATE SET name = s.name, email = s.email, phone = s.phone, state = s.state, city = s.city,
              credit_limit = s.credit_limit, credit_class = s.credit_class, born = s.born, active = s.active,
              updated_at = s.updated_at, loaded_at = LOCALTIMESTAMP
            WHEN NOT MATCHED THEN INSERT VALUES (s.customer_id, s.name, s.email, s.phone, s.state, s.city, s.credit_limit,
              s.credit_class, s.born, s.active, s.updated_at, LOCALTIMESTAMP)""";

    private static final String FILL = """
            INSERT INTO customers SELECT x,
              '  ' || (ARRAY['ana', 'JOSÉ', 'João', 'MARIA', 'conceição', 'Pedro', 'luíza', 'ANTÔNIO'])[1 + CAST(MOD(x, 8) AS INTEGER)]
                || '   ' || (ARRAY['silva', 'SOUZA', 'Gonçalves', 'LIMA', 'araújo'])[1 + CAST(MOD(x, 5) AS INTEGER)] || ' ' || x || ' ',
              CASE WHEN MOD(x, 11) = 0 THEN ' ' ELSE ' USER' || x || '@Example.COM' END,
              CASE WHEN MOD(x, 13) <> 0 THEN '+55 11 9' || x END,
              (ARRAY['sp', 'RJ ', 'mg', ' ba'])[1 + CAST(MOD(x, 4) AS INTEGER)],
              'São Cidade ' || MOD(x, 5000), CAST(MOD(x, 2000000) / 100.0 AS NUMERIC(12,2)),
              CASE WHEN MOD(x, 17) <> 0 THEN DATE '1950-01-01' + CAST(MOD(x, 20000) AS INTEGER) END, MOD(x, 7) <> 0,
              TIMESTAMP '%s' + (x - %d) / 20 * INTERVAL '1' SECOND
            FROM %s""";

    private CustomerSql() {}

    /** @param customers the table, or a query that is called so */
    public static String transformed(String customers) {
        return TRANSFORMED + " " + customers;
    }

    /** @param last where the last load ended; null: nowhere yet */
    public static String transformedSince(@Nullable String last) {
        return transformed("customers") + (last == null ? "" : " WHERE updated_at > '" + last + "'");
    }

    /** All columns of the target, in its order. */
    public static String straight() {
        return "SELECT c.*, LOCALTIMESTAMP AS loaded_at FROM (" + transformed("customers") + ") c";
    }

    /** @param range the table function that counts, with its column named x */
    public static String fill(String range, int rows) {
        return fill(range, 1, rows);
    }

    /** The same from one customer to another. */
    public static String fill(String range, int first, int last) {
        return FILL.formatted("2020-01-01 00:00:00", first, range.formatted(first, last));
    }

    /** A hundredth of new customers. */
    public static String add(String range, int rows) {
        return FILL.formatted("2025-06-01 00:00:00", rows, range.formatted(rows + 1, rows + rows / 100));
    }
}
