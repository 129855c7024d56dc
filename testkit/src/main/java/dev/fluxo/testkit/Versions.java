package dev.fluxo.testkit;

import java.util.List;

/** A log of states and a target that keeps versions of them. Dates are days of January 2025. */
final class Versions {
    private static final String SPEC = """
            entity: customers
            source: { connection: src, table: state }
            watermark: { columns: [at, seq] }
            columns:
              customer_id: id
              nome: { from: name, transform: [trim] }
              email: email
            target:
              connection: dw
              table: dim_customer
              keys: [customer_id]
              strategy: type2
              loaded_at: dw_loaded_at
              history: { valid_from: valido_de, valid_to: valido_ate, current: atual%s }
            """;

    private final Workshop workshop;

    Versions(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Creates both tables, empty, and writes the spec, whose history says this beside its columns. */
    void open(String more) {
        tables("TIMESTAMP", "TIMESTAMP", "BOOLEAN");
        spec(more, "");
    }

    /** @param at the type of what dates a state */
    void tables(String at, String date, String flag) {
        workshop.source().execute("""
                        CREATE TABLE state (seq INT PRIMARY KEY, id INT, name VARCHAR(20), email VARCHAR(20), at %s, seen TIMESTAMP)""".formatted(at));
        workshop.warehouse().execute("""
                        CREATE TABLE dim_customer (sk BIGINT GENERATED ALWAYS AS IDENTITY, customer_id INT NOT NULL, nome VARCHAR(20),
                          email VARCHAR(20), valido_de %1$s NOT NULL, valido_ate %1$s, atual %2$s, dw_loaded_at TIMESTAMP,
                          UNIQUE (customer_id, valido_de))""".formatted(date, flag));
    }

    void spec(String more, String options) {
        workshop.spec(text(more) + options);
    }

    static String text(String more) {
        return SPEC.formatted(more.isEmpty() ? "" : ", " + more);
    }

    /** Writes a state of a customer on a day. */
    void state(int seq, int id, String name, String email, int day) {
        state(seq, id, name, email, day, day);
    }

    void state(int seq, int id, String name, String email, int day, int seen) {
        workshop.source()
                .execute("INSERT INTO state VALUES (%d, %d, %s, '%s', %s, %s)"
                        .formatted(seq, id, name == null ? "NULL" : "'" + name + "'", email, day(day), day(seen)));
    }

    static String day(int day) {
        return "TIMESTAMP '2025-01-%02d 00:00:00'".formatted(day);
    }

    /** {@code 1 | a | 1 | 3 | no}: customer, name, from which day to which, whether it is current. */
    List<String> all() {
        return shown("nome");
    }

    List<String> shown(String column) {
        return workshop
                .warehouse()
                .rows("SELECT customer_id, " + column
                        + ", valido_de, valido_ate, atual FROM dim_customer ORDER BY customer_id, valido_de")
                .stream()
                .map(Versions::inDays)
                .toList();
    }

    /** Databases show times and truth each in their own way. */
    private static String inDays(String row) {
        String days = row.replaceAll("2025-01-0?(\\d+)[ T]00:00[0:.]*", "$1");
        return days.replaceAll("(TRUE|1)$", "now").replaceAll("(FALSE|0)$", "was");
    }
}
