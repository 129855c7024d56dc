package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of a value on its way from one make of database to another: the tables {@code types/<from>-to-<to>.txt}. It arrives
 * as it is, or is refused; never changed.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("tables")
class TypeTableTest {
    private static final Path FOLDER = Path.of("src/test/resources/types");

    @RegisterExtension
    final Workshop workshop;

    private final String table;
    private final Backend reads;
    private final Backend writes;

    TypeTableTest(String table, Backend reads, Backend writes) {
        this.table = table;
        this.reads = reads;
        this.writes = writes;
        this.workshop = new Workshop(reads, writes);
    }

    static Stream<Arguments> tables() {
        return Backends.all().stream()
                .flatMap(reads -> Backends.all().stream()
                        .map(writes -> arguments(reads.code() + "-to-" + writes.code(), reads, writes))
                        .filter(arguments ->
                                Files.exists(file((String) arguments.get()[0]))));
    }

    @Test
    void aValueArrivesAsItIsOrIsRefused() {
        List<Line> lines = lines();
        lines.forEach(this::given);

        Run run = workshop.run();
        SoftAssertions softly = new SoftAssertions();
        for (Line line : lines) {
            softly.assertThat(outcome(run, line)).as(line.toString()).isEqualTo(expected(line));
        }

        // Read again, each is recognised as the same.
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = NULL");
        Run again = workshop.run();
        for (Line line : lines) {
            if (!line.isRefused()) {
                softly.assertThat(again.counts(line.name())).as(line.toString()).isEqualTo("read 2, unchanged 2");
            }
        }
        softly.assertAll();
    }

    /** What is said of types with a database is said without one. */
    @Test
    void aTypeIsTheSameInTheCatalogLock() {
        lines().forEach(this::given);
        List<String> online = workshop.validate(true);
        try (Engine engine = workshop.engine()) {
            engine.snapshot();
        } catch (FluxoException e) {
            assertThat(e.problems()).isEmpty();
        }
        assertThat(workshop.validate(false)).isEqualTo(online);
        assertThat(workshop.validate(true)).as("no drift").isEqualTo(online);
    }

    private void given(Line line) {
        workshop.source()
                .execute("CREATE TABLE %1$s (id INT PRIMARY KEY, v %2$s); INSERT INTO %1$s VALUES (1, %3$s), (2, NULL)"
                        .formatted(line.name(), line.from(), line.literal()));
        workshop.warehouse().execute("CREATE TABLE t_%s (id INT PRIMARY KEY, v %s)".formatted(line.name(), line.to()));
        workshop.spec("""
                entity: %1$s
                source: { connection: src, table: %1$s }
                watermark: { columns: [id] }
                columns: { id: id, v: v }
                target: { connection: dw, table: t_%1$s, keys: [id] }
                """.formatted(line.name()));
    }

    /** The code of the refusal, or what the target shows: both rows, the second of which is NULL. */
    private String outcome(Run run, Line line) {
        EntityResult result = run.entity(line.name());
        Problem problem = result.problem();
        if (problem != null) {
            return line.isRefused() ? problem.code().id() : problem.toString();
        }
        String shown = workshop.warehouse().backend().shown("v");
        return workshop.warehouse()
                .rows("SELECT " + shown + " FROM t_" + line.name() + " ORDER BY id")
                .toString();
    }

    /** A value that is written as an expression is what the target makes of it. */
    private String expected(Line line) {
        if (line.isRefused()) {
            return line.value();
        }
        boolean expression = line.value().startsWith("U&")
                || line.value().contains("(\'")
                || line.value().startsWith("'");
        String value = expression ? workshop.warehouse().text("SELECT " + line.value()) : line.value();
        return List.of(value, "null").toString();
    }

    private List<Line> lines() {
        try {
            List<Line> lines = new ArrayList<>();
            for (String text : Files.readAllLines(file(table))) {
                if (!text.startsWith("#")) {
                    String[] cells = text.split(" \\| ?", -1);
                    if (!reads.lackedTypes().contains(cells[0])
                            && !writes.lackedTypes().contains(cells[2])) {
                        lines.add(new Line("v" + lines.size(), cells[0], cells[1], cells[2], cells[3]));
                    }
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String table) {
        return FOLDER.resolve(table + ".txt");
    }

    private record Line(String name, String from, String literal, String to, String value) {
        boolean isRefused() {
            return value.startsWith("FLX-");
        }

        @Override
        public String toString() {
            return "%s %s into %s".formatted(from, literal, to);
        }
    }
}
