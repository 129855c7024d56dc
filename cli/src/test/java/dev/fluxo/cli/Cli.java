package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code fluxo} in processes of its own. */
final class Cli {
    static final String CUSTOMERS = """
            entity: customers
            source: { connection: src, table: customer }
            watermark: { columns: [updated_at, id] }
            columns: { id: id, name: name }
            target: { connection: dw, table: dim_customer, keys: [id] }
            """;
    private static final long PATIENCE_SECONDS = 120;

    private final Path folder;

    private Cli(Path folder) {
        this.folder = folder;
    }

    static Cli in(Path folder) throws IOException {
        return new Cli(folder.toRealPath());
    }

    /** In a small project: two customers in one H2 file, nothing in another. */
    static Cli inProject(Path folder) throws IOException {
        Cli cli = in(folder);
        cli.fill();
        return cli;
    }

    private void fill() throws IOException {
        write("pipelines/project.yaml", """
                version: 1
                control: dw
                profile: test
                profiles:
                  test:
                    connections:
                      src: { url: "jdbc:h2:file:${project.dir}/../src" }
                      dw: { url: "jdbc:h2:file:${project.dir}/../dw" }
                """);
        write("pipelines/customers.yaml", CUSTOMERS);
        sql("src", """
                CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(50), updated_at TIMESTAMP(6));
                INSERT INTO customer VALUES (1, 'Ana', TIMESTAMP '2025-01-01 00:00:00.000001'),
                                            (2, 'Zoé', TIMESTAMP '2025-01-02 00:00:00')""");
        sql("dw", "CREATE TABLE dim_customer (id INT PRIMARY KEY, name VARCHAR(50))");
    }

    /** How a process ended, and what it printed. */
    record Ended(int status, String out, String err) {}

    Ended run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** @param environment a variable with an empty value is removed */
    Ended run(Map<String, String> environment, String... arguments) {
        return finish(start(environment, arguments));
    }

    Process start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.log").toFile())
                .redirectError(folder.resolve("err.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ETL_") || name.equals("JAVA_TOOL_OPTIONS"));
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Ended finish(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("fluxo hangs:\n" + read("err.log"));
            }
            return new Ended(process.exitValue(), read("out.log"), read("err.log"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits until the process has written this to standard error. */
    void await(Process process, String text) {
        while (!read("err.log").contains(text)) {
            assertThat(process.isAlive()).as(read("err.log")).isTrue();
            Thread.onSpinWait();
        }
    }

    String read(String file) {
        try {
            return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void sql(String database, String statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new AssertionError(statements, e);
        }
    }

    /** The first column of the rows, as texts. */
    List<String> texts(String database, String query) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Stream.Builder<String> texts = Stream.builder();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts.build().toList();
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(database), "", "");
    }
}
