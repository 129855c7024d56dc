package dev.fluxo.bench.customer;

/** The customers' history in SQL for PostgreSQL: what it should be, and how one would write it by hand. */
public final class HistorySql {
    private static final String VALUES =
            "customer_id, name, email, phone, state, city, credit_limit, credit_class, born, active";

    public static final String CREATE_LOG = "CREATE TABLE customers_log (LIKE customers)";

    /** The states that {@link CustomerSql#CHANGE} overwrites. */
    public static final String KEEP = "INSERT INTO customers_log SELECT * FROM customers WHERE MOD(id, 10) = 0";

    public static final String CREATE_TARGET = """
            CREATE TABLE dim_customer(customer_sk BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer_id BIGINT NOT NULL,
              name VARCHAR(100), email VARCHAR(100), phone VARCHAR(20), state VARCHAR(10), city VARCHAR(60),
              credit_limit NUMERIC(12,2) NOT NULL, credit_class VARCHAR(10), born DATE, active BOOLEAN NOT NULL,
              valid_from TIMESTAMP NOT NULL, valid_to TIMESTAMP, is_current BOOLEAN NOT NULL, loaded_at TIMESTAMP,
              UNIQUE (customer_id, valid_from))""";

    /** What the source's states make, be they overwritten or not. */
    public static final String VERSIONS = "SELECT " + VALUES
            + ", updated_at AS valid_from, lead(updated_at) OVER states"
            + " AS valid_to, lead(updated_at) OVER states IS NULL AS is_current FROM ("
            + CustomerSql.transformed("(SELECT * FROM customers UNION ALL SELECT * FROM customers_log) customers")
            + ") s WINDOW states AS (PARTITION BY customer_id ORDER BY updated_at)";

    public static final String FOUND = "SELECT " + VALUES + ", valid_from, valid_to, is_current FROM dim_customer";

    public static final String CREATE_STAGE = "CREATE TEMPORARY TABLE stage AS SELECT " + VALUES
            + ", valid_from AS updated_at FROM dim_customer WITH NO DATA";

    public static final String CLOSE = """
            UPDATE dim_customer t SET valid_to = s.updated_at, is_current = false, loaded_at = LOCALTIMESTAMP FROM stage s
            WHERE t.customer_id = s.customer_id AND t.is_current AND (t.name, t.email, t.phone, t.state, t.city, t.credit_limit,
              t.credit_class, t.born, t.active) IS DISTINCT FROM (s.name, s.email, s.phone, s.state, s.city, s.credit_limit,
              s.credit_class, s.born, s.active)""";

    public static final String INSERT =
            "INSERT INTO dim_customer (" + VALUES + ", valid_from, is_current, loaded_at) SELECT " + VALUES
                    + ", updated_at, true, LOCALTIMESTAMP FROM stage s";

    /** Those whose version was just closed, and those that are new. */
    public static final String WITHOUT_CURRENT =
            " WHERE NOT EXISTS (SELECT FROM dim_customer t WHERE t.customer_id = s.customer_id AND t.is_current)";

    private HistorySql() {}
}
