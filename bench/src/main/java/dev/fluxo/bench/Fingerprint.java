package dev.fluxo.bench;

import java.sql.SQLException;

/** Two results with the same one hold the same rows, whatever their order. */
final class Fingerprint {
    private Fingerprint() {}

    /** For PostgreSQL: the number of rows, two sums, and the sum of the first 60 bits of each row's MD5. */
    static String of(Database database, String query) throws SQLException {
        return String.valueOf(database.text("""
                SELECT concat_ws(' ', count(*), sum(customer_id), sum(credit_limit),
                  sum(('x' || left(md5(r::text), 15))::bit(60)::bigint)) FROM (%s) r""".formatted(query)));
    }
}
