package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.Forecast.Effects;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that say of themselves that they are gone. */
@OnEveryDatabase
class TombstoneTest {
    @RegisterExtension
    final Workshop workshop;

    TombstoneTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** A log of what was done to rows; columns that must not be NULL are so in what says that a row is gone. */
    private void log(String target, String options) {
        workshop.source()
                .execute("CREATE TABLE change (seq BIGINT PRIMARY KEY, id INT, name VARCHAR(20), op VARCHAR(1))");
        workshop.warehouse()
                .execute("CREATE TABLE dim (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL, gone_at TIMESTAMP)");
        workshop.spec("""
                entity: changes
                source:
                  connection: src
                  query: SELECT seq, id, name, op FROM change
                  deletes: { when: "op == 'D'" }
                watermark: { columns: [seq] }
                columns: { id: id, name: name }
                target: { connection: dw, table: dim, keys: [id]%s }
                %s
                """.formatted(target, options));
    }

    @ParameterizedTest
    @CsvSource({
        "merge, batch_size: 100",
        "merge, 'batch_size: 1\ncommit: batch'",
        "merge, batch_size: 3",
        "update_insert, batch_size: 100",
        "update_insert, 'batch_size: 2\ncommit: batch'"
    })
    void theLatestOfAKeySaysWhetherItIsThere(String write, String options) {
        log(", write: " + write, options);
        workshop.warehouse().execute("INSERT INTO dim VALUES (4, 'old', NULL)");
        workshop.source().execute("""
                        INSERT INTO change VALUES (1, 1, 'a', 'I'), (2, 2, 'b', 'I'), (3, 1, NULL, 'D'), (4, 3, 'c', 'I'),
                          (5, 3, NULL, 'D'), (6, 3, 'd', 'I'), (7, 4, NULL, 'D'), (8, 5, NULL, 'D')""");
        assertThat(workshop.run().entity("changes").counts().read()).isEqualTo(8);
        assertThat(workshop.warehouse().rows("SELECT id, name FROM dim ORDER BY id"))
                .containsExactly("2 | b", "3 | d");
    }

    @Test
    void whatTheyDoIsCounted() {
        log("", "");
        workshop.source().execute("INSERT INTO change VALUES (1, 1, 'a', 'I'), (2, 2, 'b', 'I'), (3, 3, 'c', NULL)");
        assertThat(workshop.run().counts("changes")).isEqualTo("read 3, inserted 3");
        workshop.source()
                .execute(
                        "INSERT INTO change VALUES (4, 1, NULL, 'D'), (5, 9, NULL, 'D'), (6, 2, 'B', 'U'), (7, 1, NULL, 'D')");
        assertThat(workshop.run().counts("changes")).isEqualTo("read 4, updated 1, deleted 1, superseded 3");
        assertThat(workshop.warehouse().rows("SELECT id, name FROM dim ORDER BY id"))
                .containsExactly("2 | B", "3 | c");
        assertThat(workshop.run().counts("changes")).isEqualTo("nothing");
    }

    @Test
    void whatIsMarkedIsAliveAgainWhenItComesBack() {
        log(", on_delete: mark, deleted_at: gone_at", "");
        workshop.source().execute("INSERT INTO change VALUES (1, 1, 'a', 'I'), (2, 2, 'b', 'I')");
        workshop.run();
        workshop.source().execute("INSERT INTO change VALUES (3, 1, NULL, 'D')");
        assertThat(workshop.run().counts("changes")).isEqualTo("read 1, deleted 1, superseded 1");
        assertThat(workshop.warehouse().rows("SELECT id, name FROM dim WHERE gone_at IS NOT NULL"))
                .containsExactly("1 | a");
        workshop.source().execute("INSERT INTO change VALUES (4, 1, NULL, 'D')");
        assertThat(workshop.run().counts("changes")).as("it is marked already").isEqualTo("read 1, superseded 1");
        workshop.source().execute("INSERT INTO change VALUES (5, 1, 'a', 'I')");
        assertThat(workshop.run().counts("changes")).isEqualTo("read 1, updated 1");
        assertThat(workshop.warehouse().rows("SELECT id, name FROM dim WHERE gone_at IS NULL ORDER BY id"))
                .containsExactly("1 | a", "2 | b");
    }

    @Test
    void whatIsIgnoredStays() {
        log(", on_delete: ignore", "");
        workshop.source().execute("INSERT INTO change VALUES (1, 1, 'a', 'I'), (2, 2, 'b', 'I')");
        workshop.run();
        workshop.source().execute("INSERT INTO change VALUES (3, 1, NULL, 'D'), (4, 7, NULL, 'D')");
        assertThat(workshop.run().counts("changes")).isEqualTo("read 2, superseded 2");
        assertThat(workshop.warehouse().rows("SELECT id, name FROM dim ORDER BY id"))
                .containsExactly("1 | a", "2 | b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit: entity", "commit: batch\nbatch_size: 50"})
    void tooManyAreNotDone(String options) {
        log("", options);
        workshop.source().execute("INSERT INTO change SELECT x, x, CONCAT('n', x), 'I' FROM SYSTEM_RANGE(1, 300)");
        workshop.run();
        workshop.source().execute("INSERT INTO change SELECT 1000 + x, x, NULL, 'D' FROM SYSTEM_RANGE(1, 300)");
        says(workshop.run().problem("changes"), "FLX-4015", "of 300 rows");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim"))
                .isEqualTo(options.contains("batch") ? 200 : 300);
    }

    @Test
    void aPlanShowsWhatIsGone() {
        log("", "");
        workshop.source().execute("INSERT INTO change VALUES (1, 1, 'a', 'I'), (2, 2, 'b', 'I')");
        workshop.run();
        workshop.source().execute("INSERT INTO change VALUES (3, 1, NULL, 'D')");
        try (Engine engine = workshop.engine()) {
            Effects effects = Objects.requireNonNull(
                    engine.planWithEffects(Selection.ALL).get(0).effects());
            assertThat(effects.counts().deleted()).isEqualTo(1);
            assertThat(effects.removed()).containsExactly("id=1");
        }
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim")).isEqualTo(2);
    }

    /** A row of which nobody can tell is a bad row like any other. */
    @Test
    void whatCannotBeToldIsABadRow() {
        log("", "on_error: reject");
        workshop.file("changes.yaml", workshop.read("changes.yaml").replace("op == 'D'", "10 / id > 5"));
        workshop.source().execute("INSERT INTO change VALUES (1, 0, 'zero', 'I'), (2, 1, NULL, 'I'), (3, 2, 'b', 'I')");
        assertThat(workshop.run().counts("changes")).isEqualTo("read 3, inserted 1, superseded 1, rejected 1");
        assertThat(workshop.warehouse().text("SELECT error_message FROM audit.etl_reject"))
                .contains("deletes.when");
    }

    /** What was read before stays as it is, until it is read again. */
    @Test
    void anotherConditionIsTold() {
        log("", "");
        workshop.source().execute("INSERT INTO change VALUES (1, 1, 'a', 'I'), (2, 2, 'b', 'X')");
        workshop.run();
        workshop.file("changes.yaml", workshop.read("changes.yaml").replace("op == 'D'", "op == 'X'"));
        assertThat(workshop.run().entity("changes").warnings())
                .anyMatch(warning -> warning.toString().contains("FLX-5121"));
        try (Engine engine = workshop.engine()) {
            engine.rewind(Selection.ALL, "start", moves -> true);
        }
        Run run = workshop.run();
        assertThat(run.counts("changes")).isEqualTo("read 2, unchanged 1, deleted 1, superseded 1");
        assertThat(run.entity("changes").warnings())
                .noneMatch(warning -> warning.toString().contains("FLX-5121"));
    }

    /** The database refuses a row, so that all are tried in small parts. */
    @Test
    void theyAreFoundAmongRowsThatTheDatabaseRefuses() {
        log("", "on_error: reject");
        workshop.warehouse().execute("ALTER TABLE dim ADD CONSTRAINT small CHECK (id < 100)");
        workshop.source().execute("INSERT INTO change SELECT x, x, CONCAT('n', x), 'I' FROM SYSTEM_RANGE(1, 20)");
        workshop.run();
        workshop.source().execute("""
                        INSERT INTO change VALUES (21, 1, NULL, 'D'), (22, 200, 'x', 'I'), (23, 2, NULL, 'D'), (24, 2, 'again', 'I'),
                          (25, 3, NULL, 'D')""");
        assertThat(workshop.run().counts("changes"))
                .isEqualTo("read 5, updated 1, deleted 2, superseded 3, rejected 1");
        assertThat(workshop.warehouse().rows("SELECT id, name FROM dim WHERE id < 5 ORDER BY id"))
                .containsExactly("2 | again", "4 | n4");
    }
}
