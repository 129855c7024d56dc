package dev.fluxo.bench;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.model.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * H2 to H2: a first load, an increment, and a run that finds nothing. Takes the number of rows as its argument; the
 * heap is what the JVM is given ({@code -Xmx256m}).
 */
public final class H2Load {
    private static final int DEFAULT_ROWS = 1_000_000;

    private final Path folder;
    private final int rows;

    private H2Load(Path folder, int rows) {
        this.folder = folder;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        int rows = arguments.length == 0 ? DEFAULT_ROWS : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("fluxo-bench");
        try {
            new H2Load(folder, rows).run();
        } finally {
            delete(folder);
        }
    }

    private void run() throws IOException, SQLException {
        fillSource();
        createTarget();
        writeSpecs();
        measure("first load");
        execute(
                "oltp",
                "UPDATE customers SET credit = credit + 1, updated_at = TIMESTAMP '2026-02-01 00:00:00'"
                        + " WHERE MOD(id, 10) = 0");
        measure("a tenth changed");
        measure("nothing new");
    }

    private void measure(String what) {
        try (Engine engine = Engine.open(EngineSettings.of(folder.resolve("pipelines"), null))) {
            RunResult result = engine.run(RunOptions.all());
            long read = result.entities().get(0).counts().read();
            double seconds = result.elapsed().toMillis() / 1000.0;
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %-8s %,10d rows %8.2f s %,10.0f rows/s  heap limit %d MiB%n",
                    what,
                    result.status().text(),
                    read,
                    seconds,
                    read / seconds,
                    Runtime.getRuntime().maxMemory() >> 20);
            result.entities().get(0).warnings().forEach(System.out::println);
            Optional.ofNullable(result.entities().get(0).problem()).ifPresent(System.out::println);
        }
    }

    private void fillSource() throws SQLException {
        execute("oltp", """
                CREATE TABLE customers(id BIGINT PRIMARY KEY, name VARCHAR(100), email VARCHAR(100), phone VARCHAR(20),
                  state CHAR(2), city VARCHAR(60), credit DECIMAL(12,2), born DATE, active BOOLEAN, updated_at TIMESTAMP)""", """
                INSERT INTO customers SELECT x, '  Customer  ' || x || ' ', 'USER' || x || '@EXAMPLE.COM', '+55 11 9' || x,
                  SUBSTRING('SPRJMGBA', 1 + MOD(x, 4) * 2, 2), 'City ' || MOD(x, 5000), MOD(x, 100000) / 100.0,
                  DATEADD(DAY, MOD(x, 20000), DATE '1960-01-01'), MOD(x, 7) <> 0,
                  DATEADD(SECOND, x / 20, TIMESTAMP '2025-01-01 00:00:00')
                FROM SYSTEM_RANGE(1, %d)""".formatted(rows), "CREATE INDEX customers_changed ON customers(updated_at, id)");
    }

    private void createTarget() throws SQLException {
        execute("dw", """
                CREATE TABLE dim_customer(id BIGINT PRIMARY KEY, name VARCHAR(100), email VARCHAR(100), phone VARCHAR(20),
                  state CHAR(2), city VARCHAR(60), credit DECIMAL(12,2), born DATE, active BOOLEAN, updated_at TIMESTAMP)""");
    }

    private void writeSpecs() throws IOException {
        Path pipelines = Files.createDirectories(folder.resolve("pipelines"));
        Files.writeString(pipelines.resolve("project.yaml"), """
                version: 1
                profiles:
                  bench:
                    connections:
                      oltp: { url: "jdbc:h2:file:${project.dir}/../oltp" }
                      dw: { url: "jdbc:h2:file:${project.dir}/../dw" }
                """);
        Files.writeString(pipelines.resolve("dim_customer.yaml"), """
                entity: dim_customer
                source: { connection: oltp, table: customers }
                watermark: { columns: [updated_at, id] }
                columns:
                  id: id
                  name: { from: name, transform: [trim, collapse_spaces] }
                  email: { from: email, transform: [trim, lower] }
                  phone: { from: phone, transform: [digits_only] }
                  state: { from: state, transform: [upper] }
                  city: { from: city, transform: [empty_to_null] }
                  credit: { from: credit, transform: ["round(2)"] }
                  born: born
                  active: active
                  updated_at: updated_at
                target: { connection: dw, table: dim_customer, keys: [id] }
                """);
    }

    private void execute(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
