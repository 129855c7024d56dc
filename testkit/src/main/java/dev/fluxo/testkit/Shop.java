package dev.fluxo.testkit;

/**
 * The smallest useful project: customers from {@code customer} into {@code dim_customer}. A test writes down only in what its own project
 * differs.
 */
final class Shop {
    /** Merges on id; the watermark is (updated_at, id). */
    static final String SPEC = """
            entity: customers
            source: { connection: src, query: "SELECT id, name, credit, updated_at FROM customer" }
            watermark: { columns: [updated_at, id] }
            columns:
              customer_id: id
              nome: { from: name, transform: [trim] }
              limite: credit
            target: { connection: dw, table: dim_customer, keys: [customer_id], loaded_at: dw_loaded_at }
            """;

    static final String TARGET = "SELECT customer_id, nome, limite FROM dim_customer ORDER BY customer_id";
    static final String SOURCE = "SELECT id, TRIM(name), credit FROM customer ORDER BY id";

    private Shop() {}

    /** Creates both tables, empty, and writes the spec. */
    static void open(Workshop workshop) {
        tables(workshop);
        workshop.spec(SPEC);
    }

    /** Creates both tables, empty. The target takes names of at most 20 letters. */
    static void tables(Workshop workshop) {
        workshop.source().execute("""
                        CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(100), credit DECIMAL(12, 2), updated_at TIMESTAMP);
                        CREATE INDEX customer_updated ON customer (updated_at, id)""");
        workshop.warehouse().execute("""
                        CREATE TABLE dim_customer (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2),
                          dw_loaded_at TIMESTAMP)""");
    }

    /** Customers with ids from…to, one minute apart in 2025. */
    static void customers(Workshop workshop, int from, int to) {
        workshop.source().execute("""
                        INSERT INTO customer SELECT x, CONCAT('Customer ', x), x * 1.5, DATEADD(MINUTE, x, TIMESTAMP '2025-01-01 00:00:00')
                        FROM SYSTEM_RANGE(%d, %d)""".formatted(from, to));
    }
}
