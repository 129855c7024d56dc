package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are only added: each once, with keys and without. */
@OnEveryDatabase
class AppendTest {
    private static final String SPEC = """
            entity: events
            source: { connection: src, table: event }
            watermark: { columns: [at_time, seq] }
            columns: { number: seq, what: what, amount: amount }
            target: { connection: dw, table: log, strategy: append }
            """;

    private static final String SOURCE = "SELECT seq, what, amount FROM event ORDER BY seq, what";
    private static final String TARGET = "SELECT number, what, amount FROM log ORDER BY number, what";

    @RegisterExtension
    final Workshop workshop;

    AppendTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void tables() {
        workshop.source()
                .execute("CREATE TABLE event (seq INT PRIMARY KEY, what VARCHAR(20), amount INT, at_time TIMESTAMP)");
        workshop.warehouse()
                .execute("CREATE TABLE log (number INT, what VARCHAR(10), amount INT CHECK (amount < 1000))");
        events(1, 10);
    }

    /** One a minute in 2025. */
    private void events(int from, int to) {
        workshop.source().execute("""
                        INSERT INTO event SELECT x, CONCAT('e', x), x * 2, DATEADD(MINUTE, x, TIMESTAMP '2025-01-01 00:00:00')
                        FROM SYSTEM_RANGE(%d, %d)""".formatted(from, to));
    }

    private void same() {
        Same.rows(workshop.source(), SOURCE, workshop.warehouse(), TARGET);
    }

    /** The first rows come straight into the empty table, later ones by way of a stage. */
    @ParameterizedTest
    @ValueSource(strings = {"batch_size: 100", "batch_size: 3", "batch_size: 3\ncommit: batch"})
    void addsEveryRowOnce(String options) {
        workshop.spec(SPEC + options + "\n");
        assertThat(workshop.validate(true)).allSatisfy(problem -> says(problem, "FLX-2012"));
        assertThat(workshop.run().counts("events")).isEqualTo("read 10, inserted 10");
        events(11, 17);
        assertThat(workshop.run().counts("events")).isEqualTo("read 7, inserted 7");
        assertThat(workshop.run().counts("events")).isEqualTo("nothing");
        same();
    }

    /** What is there stays as it is: a new state of a row is another row. */
    @Test
    void aRowThatChangesIsAddedAgain() {
        workshop.spec(SPEC);
        workshop.run();
        workshop.source()
                .execute("UPDATE event SET what = 'new', at_time = TIMESTAMP '2025-06-01 00:00:00' WHERE seq = 1");
        assertThat(workshop.run().counts("events")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.warehouse().rows("SELECT what FROM log WHERE number = 1 ORDER BY what"))
                .containsExactly("e1", "new");
    }

    /** What was committed before the failure is not read again. */
    @Test
    void goesOnWhereABatchFailed() {
        workshop.spec(SPEC + "batch_size: 2\ncommit: batch\n");
        workshop.source().execute("UPDATE event SET what = 'of more than ten' WHERE seq = 5");
        Run failed = workshop.run();
        assertThat(failed.status()).isEqualTo("failed");
        assertThat(failed.problems()).singleElement().satisfies(problem -> says(problem, "at_time=", "seq=5"));
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM log")).isEqualTo(4);
        workshop.source().execute("UPDATE event SET what = 'short' WHERE seq = 5");
        assertThat(workshop.run().counts("events")).isEqualTo("read 6, inserted 6");
        same();
    }

    /** Halved until it is found; tried again, once. */
    @Test
    void aRowThatOnlyTheDatabaseRefusesIsSetAside() {
        workshop.spec(SPEC + "on_error: reject\n");
        workshop.source().execute("UPDATE event SET amount = 5000 WHERE seq IN (3, 7)");
        assertThat(workshop.run().counts("events")).isEqualTo("read 10, inserted 8, rejected 2");
        assertThat(workshop.warehouse().rows("SELECT row_key FROM audit.etl_reject ORDER BY reject_id"))
                .allSatisfy(key -> says(key, "at_time=2025-01-01"));
        workshop.source().execute("UPDATE event SET amount = 5 WHERE seq IN (3, 7)");
        for (int i = 0; i < 2; i++) {
            try (Engine engine = workshop.engine()) {
                engine.retryRejects(Selection.ALL);
            }
        }
        same();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch_size: 100", "batch_size: 2", "batch_size: 2\ncommit: batch"})
    void aKeyKeepsARowFromComingTwice(String options) {
        workshop.source().execute("""
                        CREATE TABLE change (seq BIGINT PRIMARY KEY, id INT, name VARCHAR(20));
                        INSERT INTO change VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 1, 'c'), (4, 3, 'd'), (5, 1, 'e'), (6, 2, NULL)""");
        workshop.warehouse().execute("CREATE TABLE dim (id INT PRIMARY KEY, name VARCHAR(20))");
        workshop.spec("""
                entity: dims
                source: { connection: src, table: change }
                watermark: { columns: [seq] }
                columns: { id: id, name: name }
                target: { connection: dw, table: dim, keys: [id], strategy: append }
                %s
                """.formatted(options));
        // The first row of a key stays, whatever the batches.
        assertThat(workshop.run("dims").entity("dims").counts().inserted()).isEqualTo(3);
        workshop.source().execute("INSERT INTO change VALUES (7, 3, 'z'), (8, 4, 'f'), (9, 4, 'g')");
        assertThat(workshop.run("dims").entity("dims").counts().inserted()).isEqualTo(1);
        assertThat(workshop.warehouse().rows("SELECT * FROM dim ORDER BY id"))
                .containsExactly("1 | a", "2 | b", "3 | d", "4 | f");
    }

    /** What is gone is marked, and what comes back is alive again, though append changes nothing else. */
    @Test
    void followsDeletesByItsKeys() {
        workshop.source().execute("""
                        CREATE TABLE change (seq INT PRIMARY KEY, id INT, name VARCHAR(20), gone BOOLEAN);
                        INSERT INTO change VALUES (1, 1, 'a', FALSE), (2, 2, 'b', FALSE), (3, 1, 'c', TRUE)""");
        workshop.warehouse().execute("CREATE TABLE dim (id INT PRIMARY KEY, name VARCHAR(20), gone_at TIMESTAMP)");
        workshop.spec("""
                entity: dims
                source: { connection: src, table: change, deletes: { when: "gone" } }
                watermark: { columns: [seq] }
                columns: { id: id, name: name }
                target: { connection: dw, table: dim, keys: [id], strategy: append, on_delete: mark, deleted_at: gone_at }
                """);
        String alive = "SELECT id, name FROM dim WHERE gone_at IS NULL ORDER BY id";
        workshop.run("dims");
        assertThat(workshop.warehouse().rows(alive)).containsExactly("2 | b");
        workshop.source().execute("INSERT INTO change VALUES (4, 1, 'd', FALSE), (5, 2, 'e', TRUE)");
        workshop.run("dims");
        assertThat(workshop.warehouse().rows(alive)).containsExactly("1 | d");
        workshop.source().execute("INSERT INTO change VALUES (6, 2, 'f', FALSE)");
        assertThat(workshop.run("dims").entity("dims").counts().updated()).isEqualTo(1);
        assertThat(workshop.warehouse().rows(alive)).containsExactly("1 | d", "2 | b");
    }

    /** Rows without keys that are read again would be doubled. */
    @Test
    void isNotRewoundOverRowsThatAreThere() {
        workshop.spec(SPEC);
        workshop.run();
        try (Engine engine = workshop.engine()) {
            assertThatThrownBy(() -> engine.rewind(Selection.ALL, "start", moves -> true))
                    .isInstanceOf(FluxoException.class)
                    .satisfies(problem ->
                            says(problem.getMessage(), "FLX-5016", "it has no keys, and its target has rows"));
            assertThat(engine.rewind(Selection.ALL, "2025-01-01 00:05", moves -> true)
                            .get(0)
                            .notes())
                    .anySatisfy(note -> says(note, "rows that are read again are added again"));
        }
        workshop.warehouse().execute("DELETE FROM log");
        oneSays(workshop.problems(), "FLX-5042");
        try (Engine engine = workshop.engine()) {
            engine.rewind(Selection.ALL, "start", moves -> true);
        }
        assertThat(workshop.run().counts("events")).isEqualTo("read 10, inserted 10");
        same();
    }

    /** The same table cannot have had keys and have none. */
    @Test
    void keysThatComeLaterAreAChange() {
        workshop.spec(SPEC);
        workshop.run();
        workshop.spec(SPEC.replace("strategy: append", "strategy: append, keys: [number]"));
        oneSays(workshop.problems(), "FLX-5047", "were loaded by no keys");
    }

    @Test
    void noRowOfItCanBeAskedFor() {
        workshop.spec(SPEC);
        workshop.run();
        try (Engine engine = workshop.engine()) {
            assertThatThrownBy(() -> engine.why("events", "1"))
                    .satisfies(problem -> says(problem.getMessage(), "'events' has no keys"));
        }
    }

    @Test
    void itsEffectsAreThoseOfTheNextRun() {
        workshop.spec(SPEC);
        workshop.run();
        events(11, 12);
        try (Engine engine = workshop.engine()) {
            assertThat(engine.planWithEffects(Selection.ALL).get(0).effects())
                    .satisfies(
                            effects -> assertThat(effects.counts().inserted()).isEqualTo(2));
        }
        assertThat(workshop.dryRun().counts("events")).isEqualTo("read 2");
        assertThat(workshop.run().counts("events")).isEqualTo("read 2, inserted 2");
    }

    /** Told before anything is read. */
    @Test
    void needsWhatKeepsRowsFromBeingAddedAgain() {
        workshop.spec(SPEC.replace("watermark: { columns: [at_time, seq] }\n", ""));
        oneSays(workshop.problems(), "FLX-1031", "append needs a watermark");
        workshop.spec(SPEC.replace("[at_time, seq] }", "[at_time, seq], lookback: 1h }"));
        oneSays(workshop.problems(), "FLX-1032", "lookback reads rows again");
        workshop.spec(SPEC.replace("strategy: append", "strategy: type1"));
        oneSays(workshop.problems(), "FLX-1004", "target has no key 'keys'");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM log")).isZero();
    }
}
