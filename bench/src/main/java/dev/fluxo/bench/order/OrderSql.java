package dev.fluxo.bench.order;

/** Orders, and the dimensions that they refer to, in SQL for PostgreSQL. */
public final class OrderSql {
    private static final int CUSTOMERS = 100_000;
    private static final int PRODUCTS = 10_000;
    private static final int DAYS = 3_650;

    public static final String CREATE_SOURCE = """
            CREATE TABLE orders(id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL, product_id INTEGER NOT NULL,
              order_date DATE NOT NULL, quantity INTEGER NOT NULL, amount NUMERIC(12,2) NOT NULL, discount NUMERIC(12,2),
              channel VARCHAR(20), status VARCHAR(20) NOT NULL, updated_at TIMESTAMP NOT NULL)""";

    public static final String CREATE_INDEX = "CREATE INDEX orders_changed ON orders(updated_at, id)";

    public static final String CREATE_CUSTOMERS = """
            CREATE TABLE dim_customer(customer_sk BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              customer_id BIGINT NOT NULL UNIQUE, name VARCHAR(60) NOT NULL)""";

    public static final String CREATE_PRODUCTS = """
            CREATE TABLE dim_product(product_sk INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
              product_id INTEGER NOT NULL UNIQUE, name VARCHAR(60) NOT NULL)""";

    public static final String CREATE_DAYS =
            "CREATE TABLE dim_day(day_sk INTEGER PRIMARY KEY, day DATE NOT NULL UNIQUE)";

    /** Surrogate keys that are not the natural ones, nor in their order. */
    public static final String FILL_CUSTOMERS =
            "INSERT INTO dim_customer(customer_id, name) SELECT 1 + MOD(x * 7919, %d), 'Customer ' || x"
                            .formatted(CUSTOMERS)
                    + " FROM generate_series(1, " + CUSTOMERS + ") AS numbers(x)";

    public static final String FILL_PRODUCTS =
            "INSERT INTO dim_product(product_id, name) SELECT 1 + MOD(x * 7919, %d), 'Product ' || x"
                            .formatted(PRODUCTS)
                    + " FROM generate_series(1, " + PRODUCTS + ") AS numbers(x)";

    public static final String FILL_DAYS =
            "INSERT INTO dim_day SELECT CAST(to_char(DATE '2016-01-01' + x, 'YYYYMMDD') AS"
                    + " INTEGER), DATE '2016-01-01' + x FROM generate_series(0, " + (DAYS - 1) + ") AS numbers(x)";

    /** Filled by one contender, with the keys of the dimensions. */
    public static final String CREATE_FACT = """
            CREATE TABLE fact_order(order_id BIGINT PRIMARY KEY, customer_sk BIGINT NOT NULL, product_sk INTEGER NOT NULL,
              day_sk INTEGER NOT NULL, quantity INTEGER NOT NULL, amount NUMERIC(12,2) NOT NULL, discount NUMERIC(12,2),
              channel VARCHAR(20), status VARCHAR(20) NOT NULL, updated_at TIMESTAMP NOT NULL)""";

    /** Filled by the other, with the keys that the source has. */
    public static final String CREATE_NATURAL = """
            CREATE TABLE fact_natural(order_id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL, product_id INTEGER NOT NULL,
              day DATE NOT NULL, quantity INTEGER NOT NULL, amount NUMERIC(12,2) NOT NULL, discount NUMERIC(12,2),
              channel VARCHAR(20), status VARCHAR(20) NOT NULL, updated_at TIMESTAMP NOT NULL)""";

    public static final String ORDERS = """
            SELECT id AS order_id, customer_id, product_id, order_date, quantity, amount, discount, upper(btrim(channel)),
              status, updated_at FROM orders""";

    /** One of the two tables is empty. */
    public static final String FOUND = """
            SELECT order_id, customer_id, product_id, day, quantity, amount, discount, channel, status, updated_at
              FROM fact_order JOIN dim_customer USING (customer_sk) JOIN dim_product USING (product_sk)
              JOIN dim_day USING (day_sk)
            UNION ALL SELECT * FROM fact_natural""";

    public static final String CHANGE = """
            UPDATE orders SET amount = amount + 1, customer_id = 1 + MOD(customer_id, %d), status = 'paid',
              updated_at = TIMESTAMP '2025-01-01 00:00:00' + id / 10 * INTERVAL '1' SECOND WHERE MOD(id, 10) = 0""".formatted(CUSTOMERS);

    private static final String FILL = """
            INSERT INTO orders SELECT x, 1 + MOD(x * 104729::BIGINT, %d), 1 + MOD(x * 1299709::BIGINT, %d),
              DATE '2016-01-01' + CAST(MOD(x * 15485863::BIGINT, %d) AS INTEGER), 1 + MOD(x, 9), MOD(x, 2000000) / 100.0,
              CASE WHEN MOD(x, 3) = 0 THEN MOD(x, 500) / 100.0 END,
              (ARRAY[' web', 'Store ', 'phone', NULL])[1 + CAST(MOD(x, 4) AS INTEGER)], 'new',
              TIMESTAMP '%s' + (x - %d) / 20 * INTERVAL '1' SECOND FROM %s""";

    private OrderSql() {}

    /** @param range the table function that counts, with its column named x */
    public static String fill(String range, int rows) {
        return FILL.formatted(CUSTOMERS, PRODUCTS, DAYS, "2020-01-01 00:00:00", 1, range.formatted(1, rows));
    }

    /** A hundredth of new orders. */
    public static String add(String range, int rows) {
        String more = range.formatted(rows + 1, rows + rows / 100);
        return FILL.formatted(CUSTOMERS, PRODUCTS, DAYS, "2025-06-01 00:00:00", rows, more);
    }
}
