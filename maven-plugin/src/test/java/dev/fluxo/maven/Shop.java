package dev.fluxo.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small project: customers in one H2 file, the warehouse in another, one spec. */
final class Shop {
    static final String CUSTOMERS = """
            entity: customers
            tags: [crm]
            source: { connection: src, table: customer }
            watermark: { columns: [updated_at, id] }
            columns:
              id: id
              name: { from: name, transform: [trim] }
            target: { connection: dw, table: dim_customer, keys: [id] }
            tests:
              - name: trims
                given:  [{ id: 1, name: " Ana ", updated_at: 2026-01-01T00:00:00 }]
                expect: [{ id: 1, name: Ana }]
            """;

    private final Path folder;
    private final Path scratch;
    private @Nullable Maven maven;
    private String settings = "";

    /** Two customers, nothing loaded. */
    static Shop open(Path home) throws IOException {
        Shop shop = new Shop(home);
        shop.project("");
        shop.spec("customers", CUSTOMERS);
        shop.sql("src", """
                CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(50), updated_at TIMESTAMP(6));
                INSERT INTO customer VALUES (1, ' Ana ', TIMESTAMP '2025-01-01 00:00:00.000001'),
                                            (2, 'Zoé', TIMESTAMP '2025-01-02 00:00:00')""");
        shop.sql("dw", "CREATE TABLE dim_customer (id INT PRIMARY KEY, name VARCHAR(50))");
        return shop;
    }

    private Shop(Path home) throws IOException {
        this.folder = Files.createDirectories(home.resolve("project")).toRealPath();
        this.scratch = Files.createDirectories(home.resolve("scratch"));
        Files.createDirectories(folder.resolve("pipelines"));
    }

    /** Made once it is wanted: only a build has one. */
    Maven maven() {
        if (maven == null) {
            try {
                maven = new Maven(folder, scratch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return maven;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Puts these settings behind the databases' URLs: {@code ;AUTO_SERVER=TRUE}. */
    void urlSettings(String newSettings) throws IOException {
        settings = newSettings;
        project("");
    }

    /** Writes project.yaml; the keys are added to the warehouse's connection. */
    void project(String warehouseKeys) throws IOException {
        Files.writeString(file("pipelines/project.yaml"), """
                version: 1
                control: dw
                profile: test
                profiles:
                  test:
                    connections:
                      src: { url: "jdbc:h2:file:${project.dir}/../src%1$s" }
                      dw: { url: "jdbc:h2:file:${project.dir}/../dw%1$s"%2$s }
                  empty:
                    connections:
                      src: { url: "jdbc:h2:mem:src" }
                      dw: { url: "jdbc:h2:mem:dw" }
                """.formatted(settings, warehouseKeys));
    }

    void spec(String name, String yaml) throws IOException {
        Files.writeString(file("pipelines/" + name + ".yaml"), yaml);
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + file(database) + settings, "", "");
    }

    void sql(String database, String statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new AssertionError(statements, e);
        }
    }

    /** The rows, their values parted by blanks. */
    List<String> rows(String database, String query) {
        return maps(database, query).stream()
                .map(row -> String.join(
                        " ", row.values().stream().map(String::valueOf).toList()))
                .toList();
    }

    /** The rows by lower-case column name, in the order of the columns. */
    List<Map<String, Object>> maps(String database, String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (found.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.put(
                            found.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT),
                            found.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
