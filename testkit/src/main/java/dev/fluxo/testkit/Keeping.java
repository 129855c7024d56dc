package dev.fluxo.testkit;

import java.util.List;

/**
 * What becomes of the shop's customers in the warehouse, each by another way to write. {@link Shop#TARGET} reads it of all of them: from the
 * table itself, or from a view of its name.
 */
enum Keeping {
    LATEST("dim_customer", Shop.SPEC),
    /** A version for each state; shown are the current ones. */
    HISTORY(
            "dim_version",
            Shop.SPEC.replace(
                    "table: dim_customer, keys: [customer_id],",
                    "table: dim_version, keys: [customer_id], strategy: type2, history: { valid_from: de, valid_to: ate, current: atual },")),
    /** Without a key: what comes twice is there twice. */
    APPEND(
            "dim_log",
            Shop.SPEC.replace("table: dim_customer, keys: [customer_id],", "table: dim_log, strategy: append,")),
    /** Credits are a dimension, to which look-ups add what it has not. */
    LOOKUP(
            "dim_fact",
            Shop.SPEC
                    .replace("limite: credit", "credit_sk: { lookup: credits, on: { credit: credit }, missing: infer }")
                    .replace("table: dim_customer", "table: dim_fact")),
    /** What the source has no more is deleted. */
    DELETES("dim_customer", Shop.SPEC.replace("FROM customer\"", "FROM customer\", deletes: { compare: keys }")),
    /** All of it, in each run. */
    REPLACE(
            "dim_customer",
            Shop.SPEC
                    .replace("watermark: { columns: [updated_at, id] }\n", "")
                    .replace("keys: [customer_id],", "keys: [customer_id], strategy: replace,"));

    private static final String CREDITS = """
            entity: credits
            source: { connection: src, query: "SELECT credit FROM customer WHERE id < 0" }
            columns: { credit: credit }
            target: { connection: dw, table: dim_credit, keys: [credit], inferred: inferred }
            """;

    private final String table;
    private final String spec;

    Keeping(String table, String spec) {
        this.table = table;
        this.spec = spec;
    }

    /** The table that the customers are written to. */
    String table() {
        return table;
    }

    /** The entity {@code customers}. */
    String spec() {
        return spec;
    }

    /** What makes some rows of the target differ from those of the source. Only where rows have keys, and not all of them are read each time. */
    String damage() {
        return "UPDATE " + table + " SET nome = 'damaged' WHERE customer_id BETWEEN 3 AND 40"
                + (this == DELETES ? "; INSERT INTO dim_customer (customer_id, nome) VALUES (99999, 'gone')" : "");
    }

    /** Whether a row that has changed comes to the row that is there. */
    boolean takesChanges() {
        return this != APPEND;
    }

    /** What a run counts that has nothing to do, where the source has so many rows. */
    String idle(long rows) {
        return this == REPLACE ? "read %1$d, unchanged %1$d".formatted(rows) : "nothing";
    }

    /** Makes the target anew, empty, in a shop that is open. The spec is left to the test. */
    void open(Workshop workshop) {
        Database warehouse = workshop.warehouse();
        warehouse.execute("DELETE FROM dim_customer; DELETE FROM ctl.etl_control");
        if (!table.equals("dim_customer")) {
            warehouse.execute("DROP TABLE dim_customer");
        }
        switch (this) {
            case HISTORY -> warehouse.execute("""
                    CREATE TABLE dim_version (customer_id INT NOT NULL, nome VARCHAR(20), limite DECIMAL(12, 2), de TIMESTAMP NOT NULL,
                      ate TIMESTAMP, atual BOOLEAN NOT NULL, dw_loaded_at TIMESTAMP, UNIQUE (customer_id, de));
                    CREATE VIEW dim_customer AS SELECT customer_id, nome, limite FROM dim_version WHERE atual""");
            case APPEND -> warehouse.execute("""
                    CREATE TABLE dim_log (customer_id INT NOT NULL, nome VARCHAR(20), limite DECIMAL(12, 2), dw_loaded_at TIMESTAMP);
                    CREATE VIEW dim_customer AS SELECT customer_id, nome, limite FROM dim_log""");
            case LOOKUP -> {
                warehouse.execute("""
                        CREATE TABLE dim_credit (credit_sk INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, credit DECIMAL(12, 2) NOT NULL UNIQUE,
                          inferred BOOLEAN);
                        CREATE TABLE dim_fact (customer_id INT PRIMARY KEY, nome VARCHAR(20), credit_sk INT, dw_loaded_at TIMESTAMP);
                        CREATE VIEW dim_customer AS SELECT f.customer_id, f.nome, c.credit AS limite FROM dim_fact f
                          LEFT JOIN dim_credit c ON c.credit_sk = f.credit_sk""");
                workshop.spec(CREDITS);
            }
            default -> {
                // The table is there.
            }
        }
    }

    /** Versions that overlap, or leave a gap: there are none. */
    List<String> torn(Workshop workshop) {
        return this != HISTORY ? List.of() : workshop.warehouse().rows("""
                        SELECT v.customer_id, v.de FROM dim_version v WHERE v.ate IS NOT NULL AND NOT EXISTS (
                          SELECT 1 FROM dim_version n WHERE n.customer_id = v.customer_id AND n.de = v.ate)
                        UNION ALL
                        SELECT customer_id, MAX(de) FROM dim_version WHERE ate IS NULL GROUP BY customer_id HAVING COUNT(*) > 1""");
    }
}
