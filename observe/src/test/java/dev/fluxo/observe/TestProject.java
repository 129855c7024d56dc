package dev.fluxo.observe;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Customers and orders of an H2 database of its own, a project that loads them, and what its runs log. */
public final class TestProject implements AutoCloseable {
    private final Path folder;
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final Connection connection;
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    public TestProject(Path folder) {
        this.folder = folder;
        try {
            // An H2 database in memory lives as long as somebody is connected.
            connection = DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        execute("""
                CREATE SCHEMA shop; CREATE SCHEMA dim;
                CREATE TABLE shop.customers (id INT PRIMARY KEY, name VARCHAR(100), updated_at TIMESTAMP);
                CREATE TABLE shop.orders (id INT PRIMARY KEY, customer INT, total DECIMAL(12, 2), updated_at TIMESTAMP);
                CREATE TABLE dim.customer (customer_id INT PRIMARY KEY, nome VARCHAR(20));
                CREATE TABLE dim.fact_order (order_id INT PRIMARY KEY, nome VARCHAR(100), valor DECIMAL(12, 2));
                INSERT INTO shop.customers VALUES (1, 'ana ', '2025-01-01 00:00:00'), (2, 'bia', '2025-01-01 00:00:00');
                INSERT INTO shop.orders VALUES (10, 1, 9.90, '2025-01-02 00:00:00');
                """);
        file("customers.yaml", """
                entity: customers
                description: Customers, one row each
                source: { connection: shop, table: shop.customers }
                watermark: { columns: [updated_at, id] }
                columns:
                  customer_id: id
                  nome: { from: name, transform: [trim] }
                target: { connection: shop, table: dim.customer, keys: [customer_id] }
                fresh: 26h
                """);
        file("orders.yaml", """
                entity: orders
                source:
                  connection: shop
                  query: |
                    SELECT o.id, c.name AS customer_name, o.total, o.updated_at
                    FROM shop.orders o JOIN shop.customers c ON c.id = o.customer
                watermark: { columns: [updated_at, id] }
                columns:
                  order_id: id
                  nome: customer_name
                  valor: { expression: "total * 2" }
                target: { connection: shop, table: dim.fact_order, keys: [order_id] }
                """);
        observe("{}");
    }

    /** Says who listens, as YAML in one line. */
    public void observe(String yaml) {
        file("project.yaml", """
                version: 1
                profiles:
                  "te\\"st": { connections: { shop: { url: "%s" } } }
                observe: %s
                """.formatted(url, yaml));
    }

    public void file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void environment(String name, String value) {
        environment.put(name, value);
    }

    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** From now on the customers fail, for a name that is longer than its column. */
    public void breakCustomers() {
        execute(
                "INSERT INTO shop.customers VALUES (3, 'a name that is much longer than twenty letters', '2025-01-03 00:00:00')");
    }

    public RunResult run(String... entities) {
        return with(engine -> engine.run(options(false, entities)));
    }

    public RunResult dryRun() {
        return with(engine -> engine.run(options(true)));
    }

    private static RunOptions options(boolean dry, String... entities) {
        return new RunOptions(new Selection(List.of(entities), List.of()), dry, 1, null);
    }

    /** What is wrong with the project, one line each. */
    public List<String> problems() {
        return with(engine -> engine.validate().stream().map(Problem::toString).toList());
    }

    /** Does something with the engine; what is logged meanwhile is kept. */
    public <T> T with(Function<Engine, T> work) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (Engine engine =
                Engine.open(new EngineSettings(folder, null, environment::get, name -> null, server -> null))) {
            return work.apply(engine);
        } finally {
            System.setErr(before);
        }
    }

    /** The warnings so far, without whoever gave them. */
    public List<String> warnings() {
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("^.* (WARN|ERROR) [^ ]+ - ", ""))
                .toList();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
