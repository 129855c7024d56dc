package dev.fluxo.engine.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.spec.SpecReader;
import dev.fluxo.engine.internal.spec.SpecRequest;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Difference;
import dev.fluxo.engine.result.Reconciled.Figures;
import dev.fluxo.engine.result.Reconciled.Kind;
import dev.fluxo.engine.result.Reconciled.Status;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Window;
import dev.fluxo.testkit.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How rows are divided, and that memory bounds what is looked at together, whatever the keys are like. */
class ReconciliationTest {
    private static final int ROWS = 2_000;
    private static final Limits SMALL = new Limits(50, 400, 150, 50);

    @RegisterExtension
    final TestDatabases databases = new TestDatabases();

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void aTableAndItsCopy() {
        database = databases.inMemory();
        sql(
                "CREATE TABLE t (id BIGINT PRIMARY KEY, part INT NOT NULL, code VARCHAR(40) NOT NULL UNIQUE, v DECIMAL(9, 2))");
        sql("CREATE TABLE dim (id BIGINT NOT NULL, part INT NOT NULL, code VARCHAR(40) NOT NULL, v DECIMAL(12, 4))");
        fill("x");
    }

    private void sql(String statement) {
        try (Session session = database.session()) {
            session.update(Sql.of(statement));
            session.commit();
        }
    }

    private void fill(String id) {
        sql("DELETE FROM t");
        sql("DELETE FROM dim");
        sql("INSERT INTO t SELECT " + id + ", MOD(x, 3), 'c' || x, x FROM SYSTEM_RANGE(1, " + ROWS + ")");
        sql("INSERT INTO dim SELECT * FROM t");
    }

    private Reconciliation of(String keys) throws IOException {
        Files.writeString(folder.resolve("project.yaml"), """
                version: 1
                profiles: { test: { connections: { src: { url: "jdbc:h2:mem:x" } } } }
                """);
        Files.writeString(folder.resolve("numbers.yaml"), """
                entity: numbers
                source: { connection: src, table: t }
                columns: { id: id, part: part, code: code, v: v }
                target: { connection: src, table: dim, keys: [%s], write: update_insert }
                """.formatted(keys));
        SpecReader.Result read = SpecReader.read(new SpecRequest(
                folder, null, Map.<String, String>of()::get, name -> null, name -> null, new Redactor(), List.of()));
        assertThat(read.problems()).isEmpty();
        EntityPlan plan =
                Planner.plan(read.entities().get(0), database.catalog(), database.dialect(), database.catalog());
        return new Reconciliation(plan, database, database, new Window(null, null), Set.of(), null, () -> {});
    }

    private static Figures figures(Reconciled found) {
        return Objects.requireNonNull(found.figures());
    }

    @Test
    void readsTheRangesThatDifferAlone() throws IOException {
        sql("UPDATE dim SET v = v + 0.0001 WHERE id = 777");
        Reconciled found = of("id").within(SMALL).run(null);
        assertThat(found.differences()).containsExactly(new Difference(Kind.VALUES, "id=777", List.of("v")));
        Figures figures = figures(found);
        assertThat(figures.differing()).isEqualTo(1);
        assertThat(figures.readOfSource()).isEqualTo(ROWS + 50);
        assertThat(figures.readOfTarget()).isEqualTo(ROWS + 50);
        assertThat(found.chance()).isEqualTo(figures.ranges() * Math.pow(2, -64));
    }

    @Test
    void findsRowsBelowAboveAndAtTheEndsOfTheTarget() throws IOException {
        sql(
                "INSERT INTO t VALUES (0, 1, 'zero', 0), (-9223372036854775808, 1, 'least', 0), (9223372036854775807, 1, 'most', 0)");
        sql("DELETE FROM dim WHERE id IN (1, 2000)");
        sql("DELETE FROM t WHERE id = 2");
        Reconciled found = of("id").within(SMALL).run(null);
        assertThat(found.differences())
                .extracting(Difference::key)
                .containsExactlyInAnyOrder(
                        "id=0", "id=1", "id=2", "id=2000", "id=-9223372036854775808", "id=9223372036854775807");
        assertThat(figures(found).missing()).isEqualTo(5);
    }

    @Test
    void dividesByTheChecksumOfKeysThatLieFarApart() throws IOException {
        fill("x * x * x * 1000003");
        sql("DELETE FROM dim WHERE code = 'c444'");
        Reconciled found = of("id").within(SMALL).run(null);
        assertThat(found.differences())
                .containsExactly(new Difference(Kind.MISSING, "id=" + 444L * 444 * 444 * 1000003, List.of()));
        assertThat(figures(found).ranges()).as("a power of two").isEqualTo(64);
        assertThat(figures(found).readOfSource()).as("all of it again").isEqualTo(2 * ROWS);
    }

    @Test
    void dividesByTheChecksumOfTexts() throws IOException {
        sql("UPDATE dim SET code = 'C5' WHERE id = 5");
        Reconciled found = of("code").within(SMALL).run(null);
        assertThat(found.differences())
                .containsExactlyInAnyOrder(
                        new Difference(Kind.MISSING, "code=c5", List.of()),
                        new Difference(Kind.ONLY_IN_TARGET, "code=C5", List.of()));
    }

    @Test
    void findsAKeyThatTheTargetSpellsOtherwise() throws IOException {
        sql("ALTER TABLE dim ALTER COLUMN code VARCHAR_IGNORECASE(40) NOT NULL");
        sql("UPDATE dim SET code = 'C5' WHERE id = 5");
        Reconciled found = of("code").within(SMALL).run(null);
        assertThat(found.differences()).containsExactly(new Difference(Kind.VALUES, "code=C5", List.of("code")));
    }

    @Test
    void choosesAmongSeveralKeysTheOneThatDividesWell() throws IOException {
        sql("UPDATE dim SET v = 0 WHERE id = 5");
        Reconciled found = of("part, id").within(SMALL).run(null);
        assertThat(found.differences()).containsExactly(new Difference(Kind.VALUES, "part=2, id=5", List.of("v")));
        assertThat(figures(found).readOfSource()).isEqualTo(ROWS + 50);
    }

    /** All but a few keys lie in one range, which is too large to be looked at: it is divided otherwise. */
    @Test
    void dividesAnewWhereOneRangeHasNearlyAll() throws IOException {
        fill("CASE WHEN x > 1990 THEN x * 60 ELSE x END");
        sql("UPDATE dim SET v = NULL WHERE code = 'c44'");
        Reconciled found = of("id").within(SMALL).run(null);
        assertThat(found.differences()).containsExactly(new Difference(Kind.VALUES, "id=44", List.of("v")));
        assertThat(figures(found).readOfSource()).isEqualTo(3 * ROWS);
    }

    @Test
    void looksAtAFewRangesAtATimeWhereAllDiffer() throws IOException {
        sql("UPDATE dim SET v = -1 WHERE MOD(id, 7) = 0");
        long expected = ROWS / 7;
        for (String key : List.of("id", "code")) {
            Reconciled found = of(key).within(SMALL).run(null);
            assertThat(figures(found).different()).as(key).isEqualTo(expected);
            assertThat(found.differences()).hasSize(20);
            assertThat(found.status()).isEqualTo(Status.DIFFERENT);
        }
    }

    @Test
    void saysWhereItDidNotLookAtAll() throws IOException {
        sql("UPDATE dim SET v = -1");
        Reconciled found = of("code").within(new Limits(50, 400, 150, 3)).run(null);
        assertThat(found.problems()).extracting(Problem::code).contains(Code.RECONCILE_UNFINISHED);
        assertThat(figures(found).different()).isBetween(50L, 700L);
        assertThat(found.status()).isEqualTo(Status.DIFFERENT);
    }

    @Test
    void tellsAKeyThatTheTargetHasTwice() throws IOException {
        sql("INSERT INTO dim SELECT * FROM t WHERE id = 9");
        Reconciled found = of("id").within(SMALL).run(null);
        assertThat(found.differences()).containsExactly(new Difference(Kind.REPEATED, "id=9", List.of()));
        assertThat(found.status()).isEqualTo(Status.DIFFERENT);
    }

    @Test
    void failsWithWhatOneOfTheSidesSays() throws IOException {
        Reconciliation reconciliation = of("id");
        sql("ALTER TABLE dim RENAME TO away");
        assertThatThrownBy(() -> reconciliation.run(null)).hasMessageContaining("DIM");
    }
}
