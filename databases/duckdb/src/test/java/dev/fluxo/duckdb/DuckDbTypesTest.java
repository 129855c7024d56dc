package dev.fluxo.duckdb;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a value on its way through the engine: it arrives as it is, by the appender and by the stage, or is refused. */
class DuckDbTypesTest {
    private record Line(String name, String from, String literal, String to, String value) {
        boolean isRefused() {
            return value.startsWith("FLX-");
        }
    }

    @TempDir
    Path root;

    @Test
    void aValueArrivesAsItIsOrIsRefused() throws Exception {
        List<Line> lines = lines();
        Files.createDirectories(root.resolve("pipelines"));
        String url = "jdbc:duckdb:" + root.resolve("dw.duckdb");
        Files.writeString(root.resolve("pipelines/project.yaml"), """
                version: 1
                control: dw
                profile: test
                profiles:
                  test:
                    connections:
                      dw: { url: "%s" }
                """.formatted(url));
        Properties properties = new Properties();
        properties.putAll(new DuckDbBackend().properties());
        SoftAssertions softly = new SoftAssertions();
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (Line line : lines) {
                given(line, statement);
            }
            RunResult first = run();
            for (Line line : lines) {
                softly.assertThat(outcome(first, line, statement))
                        .as(line.toString())
                        .isEqualTo(line.isRefused() ? line.value() : expected(line, statement));
            }
            // Read again, by way of a stage: each is recognised as the same.
            statement.execute("UPDATE ctl.etl_control SET watermark = NULL");
            RunResult again = run();
            for (Line line : lines) {
                if (!line.isRefused()) {
                    softly.assertThat(entity(again, line).counts().unchanged())
                            .as("unchanged: " + line + " " + entity(again, line).problem())
                            .isEqualTo(2);
                }
            }
        }
        softly.assertAll();
    }

    private void given(Line line, Statement statement) throws SQLException, IOException {
        statement.execute("CREATE TABLE %s (id INT PRIMARY KEY, v %s)".formatted(line.name(), line.from()));
        statement.execute("INSERT INTO %s VALUES (1, %s), (2, NULL)".formatted(line.name(), line.literal()));
        statement.execute("CREATE TABLE t_%s (id INT PRIMARY KEY, v %s)".formatted(line.name(), line.to()));
        Files.writeString(root.resolve("pipelines/" + line.name() + ".yaml"), """
                entity: %1$s
                source: { connection: dw, table: %1$s }
                watermark: { columns: [id] }
                columns: { id: id, v: v }
                target: { connection: dw, table: t_%1$s, keys: [id] }
                """.formatted(line.name()));
    }

    private RunResult run() {
        try (Engine engine = Engine.open(
                new EngineSettings(root.resolve("pipelines"), null, name -> null, name -> null, server -> null))) {
            return engine.run(new RunOptions(new Selection(List.of(), List.of()), false, 1, null));
        }
    }

    private static EntityResult entity(RunResult run, Line line) {
        return run.entities().stream()
                .filter(entity -> entity.entity().equals(line.name()))
                .findFirst()
                .orElseThrow();
    }

    private static String outcome(RunResult run, Line line, Statement statement) throws SQLException {
        Problem problem = entity(run, line).problem();
        if (problem != null) {
            return line.isRefused() ? problem.code().id() : problem.toString();
        }
        return text("SELECT CAST(v AS VARCHAR) FROM t_" + line.name() + " WHERE id = 1", statement);
    }

    private static String expected(Line line, Statement statement) throws SQLException {
        return line.value().startsWith("=") ? text("SELECT " + line.value().substring(1), statement) : line.value();
    }

    private static String text(String query, Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next() ? String.valueOf(result.getString(1)) : "no row";
        }
    }

    private static List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(Path.of("src/test/resources/types/duckdb-to-duckdb.txt"))) {
            if (!text.startsWith("#")) {
                String[] cells = text.split(" \\| ?", -1);
                lines.add(new Line("v" + lines.size(), cells[0], cells[1], cells[2], cells[3]));
            }
        }
        return lines;
    }
}
