package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Difference;
import dev.fluxo.engine.result.Reconciled.Figures;
import dev.fluxo.engine.result.Reconciled.Kind;
import dev.fluxo.engine.result.Reconciled.Status;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two databases of PostgreSQL sum rows that are copied as they are: only those of ranges that differ leave them. */
class ReconcileOnPostgresTest {
    private static final int ROWS = 3_000;
    /** What one range may have, roughly, or three. */
    private static final long FEW = 1_000;

    private static final String COLUMNS = """
            id INT PRIMARY KEY, n BIGINT, d NUMERIC(12, 2), a VARCHAR(20), b TEXT, c CHAR(5), yes BOOLEAN, day DATE, t TIME(3), u UUID,
            at TIMESTAMP(6), z TIMESTAMPTZ(3), f DOUBLE PRECISION, bin BYTEA""";

    private static final String SPEC = """
            entity: things
            source: { connection: src, table: thing }
            watermark: { columns: [updated_at, id] }
            columns: { "*": same, b: B }
            target: { connection: dw, table: dim_thing, keys: [id] }
            """;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void thingsThatAreLoaded() {
        workshop.source().execute("CREATE TABLE thing (" + COLUMNS + ", updated_at TIMESTAMP NOT NULL)");
        workshop.source().execute("""
                INSERT INTO thing SELECT g, g * 1000000007::bigint, g / 100.0, CASE WHEN g % 7 = 0 THEN NULL WHEN g % 7 = 1 THEN '' ELSE 'Ä,"(' || g END, 'x',
                  'c', g % 2 = 0, date '2020-01-01' + g, time '00:00:00' + g * interval '1 ms', gen_random_uuid(),
                  timestamp '2020-01-01' + g * interval '1 us', timestamptz '2020-01-01 00:00:00+02' + g * interval '1 h', 1.1 / g, 'bin', timestamp '2025-01-01' + g * interval '1 s'
                FROM generate_series(1, 3000) g""");
        workshop.warehouse().execute("CREATE TABLE dim_thing (" + COLUMNS + ")");
        spec("b");
        assertThat(workshop.run().problems()).isEmpty();
    }

    private void spec(String ofB) {
        workshop.spec(SPEC.replace("B }", ofB + " }"));
    }

    private Reconciled reconcile() {
        try (Engine engine = workshop.engine()) {
            return engine.reconcile(Selection.ALL).get(0);
        }
    }

    private static Figures figures(Reconciled entity) {
        return Objects.requireNonNull(entity.figures(), () -> entity.problems().toString());
    }

    @Test
    void noRowOfEqualTablesIsRead() {
        // The sessions of both sides spell what depends on a session alike.
        workshop.warehouse()
                .execute(
                        "ALTER ROLE postgres SET DateStyle = 'German'; ALTER ROLE postgres SET timezone = 'Asia/Colombo'");
        try {
            Reconciled found = reconcile();
            assertThat(found.status()).as(found.toString()).isEqualTo(Status.EQUAL);
            assertThat(found.chance()).isBetween(1e-20, 1e-17);
            Figures figures = figures(found);
            assertThat(List.of(figures.compared(), figures.inTarget())).containsOnly((long) ROWS);
            assertThat(List.of(figures.readOfSource(), figures.readOfTarget())).containsOnly(0L);
        } finally {
            workshop.warehouse().execute("ALTER ROLE postgres RESET ALL");
        }
    }

    /** The smallest difference that each type can have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "n | n + 1",
                "d | d + 0.01",
                "a | lower(a)",
                "a | NULL",
                "b | ''",
                "b | NULL",
                "c | 'C'",
                "yes | NOT yes",
                "yes | NULL",
                "day | day + 1",
                "t | t + interval '1 ms'",
                "u | gen_random_uuid()",
                "at | at + interval '1 us'",
                "z | z + interval '1 ms'",
                "z | NULL",
                "f | f + 1e-19",
                "bin | '\\x00'"
            })
    void oneDifferenceIsFoundWhateverItIs(String column, String changed) {
        workshop.warehouse().execute("UPDATE dim_thing SET " + column + " = " + changed + " WHERE id = 1537");
        Reconciled found = reconcile();
        assertThat(found.differences()).containsExactly(new Difference(Kind.VALUES, "id=1537", List.of(column)));
        Figures figures = figures(found);
        assertThat(figures.differing()).isEqualTo(1);
        assertThat(figures.readOfSource()).isBetween(1L, FEW);
        assertThat(figures.readOfTarget()).isBetween(1L, FEW);
    }

    /** What moves from one column to the next is seen. */
    @Test
    void columnsAreToldApart() {
        workshop.warehouse().execute("UPDATE dim_thing SET a = 'x', b = a WHERE id = 3");
        assertThat(reconcile().differences()).containsExactly(new Difference(Kind.VALUES, "id=3", List.of("b", "a")));
    }

    /** A copy that is made in another way is read, row by row: both ways say the same of any state. */
    @Test
    void whatRowsReadOneByOneSayIsSaid() {
        long seed = Long.getLong("model.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 4; round++) {
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                String some = " WHERE id = " + (1 + random.nextInt(ROWS));
                switch (random.nextInt(6)) {
                    case 0 -> workshop.warehouse().execute("DELETE FROM dim_thing" + some);
                    case 1 -> workshop.source().execute("DELETE FROM thing" + some);
                    case 2 -> workshop.warehouse().execute("UPDATE dim_thing SET d = d + 0.5, z = NULL" + some);
                    // Not due yet, whether it has been in the target before or not.
                    case 3 ->
                        workshop.source().execute("UPDATE thing SET b = 'later', updated_at = '2026-01-01'" + some);
                    case 4 ->
                        workshop.source()
                                .execute(
                                        "INSERT INTO thing (id, updated_at) SELECT MAX(id) + 1, '2026-01-01' FROM thing");
                    default ->
                        workshop.warehouse().execute("INSERT INTO dim_thing (id) SELECT MIN(id) - 1 FROM dim_thing");
                }
            }
            Reconciled summed = reconcile();
            spec("{ from: b, transform: [trim] }");
            Reconciled read = reconcile();
            spec("b");
            assertThat(told(summed)).as("model.seed %d", seed).isEqualTo(told(read));
            assertThat(figures(summed).readOfSource()).isLessThan(figures(read).readOfSource());
        }
    }

    /** Which of two differences is named first is not promised. */
    private static String told(Reconciled of) {
        Figures figures = figures(of);
        return of.status() + " " + figures.compared() + " " + figures.inTarget() + " " + figures.waiting() + " "
                + figures.missing() + " " + figures.different() + " " + figures.onlyInTarget() + " "
                + of.differences().stream().map(Difference::toString).sorted().toList();
    }

    /** A number has other digits in another scale; a value that may be rejected is no copy. */
    @ParameterizedTest
    @ValueSource(strings = {"d TYPE NUMERIC(14, 3)", "a TYPE VARCHAR(30)", "b TYPE JSONB USING to_jsonb(b)"})
    void whatIsNotOfOneTypeIsRead(String change) {
        workshop.warehouse().execute("ALTER TABLE dim_thing ALTER " + change);
        Reconciled found = reconcile();
        assertThat(found.status()).as(found.toString()).isEqualTo(Status.EQUAL);
        assertThat(figures(found).readOfSource()).isEqualTo(ROWS);
    }
}
