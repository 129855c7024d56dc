package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What MariaDB itself allows: the query into a file of the server, and that into the empty table, or into a temporary one and from there
 * by an upsert. Where the last load ended is looked up before the clock starts.
 */
final class MariaLimit implements Contender {
    /** It has no INITCAP; each name here is of three words. */
    private static final String NAME = Stream.of(1, 2, 3)
            .map(MariaLimit::word)
            .map(word -> "UPPER(LEFT(" + word + ", 1)), LOWER(SUBSTRING(" + word + ", 2))")
            .collect(Collectors.joining(", ' ', ", "CONCAT(", ")"));

    private static final String TRANSFORMED = "SELECT id, " + NAME
            + ", NULLIF(LOWER(TRIM(email)), ''), phone, UPPER(TRIM(state)), city, credit_limit,"
            + " CASE WHEN credit_limit >= 10000 THEN 'ALTA' ELSE 'PADRAO' END, born, active, updated_at FROM customers";

    private final Path complaints;
    private final Path file;

    MariaLimit(BenchOptions options) {
        this.complaints = options.folder().resolve("mariadb_limit.txt");
        this.file = options.folder().resolve("mariadb_limit.tsv");
    }

    @Override
    public String name() {
        return Contenders.LIMIT;
    }

    @Override
    public Run run(Database source, Database target) throws IOException, SQLException, InterruptedException {
        Files.deleteIfExists(file);
        String last = target.text("SELECT max(updated_at) FROM dim_customer");
        long start = System.nanoTime();
        execute(source, List.of(rows(last)));
        execute(target, last == null ? load() : upsert());
        return Run.ofProcess((System.nanoTime() - start) / 1e9);
    }

    private static String word(int number) {
        return "SUBSTRING_INDEX(SUBSTRING_INDEX(REGEXP_REPLACE(TRIM(name), '[[:space:]]+', ' '), ' ', " + number
                + "), ' ', -1)";
    }

    private String rows(@Nullable String last) {
        return TRANSFORMED + (last == null ? "" : " WHERE updated_at > '" + last + "'") + " INTO OUTFILE '" + file
                + "' CHARACTER SET utf8mb4";
    }

    private List<String> load() {
        return List.of(loadInto("dim_customer") + " SET loaded_at = localtimestamp(6)");
    }

    private List<String> upsert() {
        String sets = Stream.of(CustomerSql.TARGET_COLUMNS.split(", ", -1))
                .filter(column -> !column.equals("customer_id"))
                .map(column -> column + " = VALUES(" + column + ")")
                .collect(Collectors.joining(", "));
        return List.of(
                "CREATE TEMPORARY TABLE stage LIKE dim_customer",
                loadInto("stage"),
                "INSERT INTO dim_customer (" + CustomerSql.TARGET_COLUMNS + ", loaded_at) SELECT "
                        + CustomerSql.TARGET_COLUMNS + ", localtimestamp(6) FROM stage ON DUPLICATE KEY UPDATE " + sets
                        + ", loaded_at = VALUES(loaded_at)");
    }

    private String loadInto(String table) {
        return "LOAD DATA INFILE '" + file + "' INTO TABLE " + table + " CHARACTER SET utf8mb4 ("
                + CustomerSql.TARGET_COLUMNS + ")";
    }

    /** By the server's own client, in one connection. */
    private void execute(Database database, List<String> statements) throws IOException, InterruptedException {
        URI address = URI.create(database.url().replaceFirst("^jdbc:", ""));
        Process client = new ProcessBuilder(
                        "mariadb",
                        "--no-defaults",
                        "--protocol=tcp",
                        "--host=" + address.getHost(),
                        "--port=" + address.getPort(),
                        "--user=" + database.user(),
                        "--default-character-set=utf8mb4",
                        "--database=" + MariaSite.name(database),
                        "--execute=" + String.join("; ", statements))
                .redirectErrorStream(true)
                .redirectOutput(complaints.toFile())
                .start();
        if (client.waitFor() != 0) {
            throw new IOException("mariadb failed: " + Files.readString(complaints));
        }
    }
}
