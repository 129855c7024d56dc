package dev.fluxo.bench;

import java.sql.SQLException;
import java.util.List;

/** Two results with the same one hold the same rows, whatever their order. */
final class Fingerprint {
    private Fingerprint() {}

    /** For PostgreSQL: the number of rows, the sums, and the sum of the first 60 bits of each row's MD5. */
    static String of(Database database, String query, List<String> sums) throws SQLException {
        String sum = String.join("), sum(", sums);
        return String.valueOf(database.text("""
                SELECT concat_ws(' ', count(*), sum(%s), sum(('x' || left(md5(r::text), 15))::bit(60)::bigint))
                FROM (%s) r""".formatted(sum, query)));
    }
}
