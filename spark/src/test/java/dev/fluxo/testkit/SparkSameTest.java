package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.result.RowCounts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One spec, loaded by this process, by this process in ranges, and by Spark: the targets are equal, cell by cell, after each of several runs. */
class SparkSameTest {
    private static final int ROWS = 3_000;
    private static final String SPLIT = ", split: { by: %s, parts: 3 }";
    /** Name of the target, whether its rows are read in ranges, who moves them. */
    private static final List<Way> WAYS =
            List.of(new Way("here", "", null), new Way("ranges", SPLIT, null), new Way("spark", SPLIT, "spark-shared"));

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    private record Way(String name, String split, String engine) {}

    @BeforeEach
    void source() {
        workshop.source().execute("""
                CREATE TABLE state (no INT PRIMARY KEY, id INT, v INT, amount DECIMAL(20, 4), name VARCHAR(60), gone INT, at TIMESTAMP);
                CREATE TABLE kind (code INT PRIMARY KEY, sk INT)""");
        workshop.warehouse().execute("""
                CREATE TABLE dim_kind (sk INT PRIMARY KEY, code INT UNIQUE);
                INSERT INTO dim_kind SELECT x + 100, x FROM SYSTEM_RANGE(0, 6) WHERE x <> 3""");
    }

    /** Several states of most keys, in no order of the keys; every twentieth is bad. */
    private void states(int from, int to) {
        workshop.source().execute("""
                INSERT INTO state SELECT x, MOD(x * 7919, 1500), MOD(x * 31, 7), x * 1.25,
                  CASE WHEN MOD(x, 20) = 0 THEN NULL ELSE CONCAT('  Name ', MOD(x, 50)) END, CASE WHEN MOD(x, 11) = 0 THEN 1 ELSE 0 END,
                  DATEADD(SECOND, x / 4, TIMESTAMP '2025-01-01 00:00:00')
                FROM SYSTEM_RANGE(%d, %d)""".formatted(from, to));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "type1 | no | keys: [id] | |",
                "type1 by key | id | keys: [id] | |",
                "type2 | no | keys: [id], strategy: type2, history: { valid_from: since, valid_to: until, current: live } | |",
                "append | no | strategy: append | |",
                "tombstones | no | keys: [id], on_delete: delete | , deletes: { when: \"gone == 1\" } |",
                "deletes | no | keys: [id], on_delete: delete, max_deletes: 100% | , deletes: { compare: keys } |",
                "look-ups | no | keys: [id] | | kind_sk: { table: dim_kind, on: { code: v }, get: sk, missing: reject }"
            })
    void theTargetsAreEqual(String name, String by, String target, String deletes, String more) {
        for (Way way : WAYS) {
            workshop.warehouse()
                    .execute("CREATE TABLE t_" + way.name()
                            + " (id INT, v INT, amount DECIMAL(20, 4), name VARCHAR(60), kind_sk INT, since TIMESTAMP, until TIMESTAMP,"
                            + " live BOOLEAN" + (target.contains("append") ? "" : ", UNIQUE (id, since)") + ")");
            if (!target.contains("type2") && !target.contains("append")) {
                workshop.warehouse().execute("ALTER TABLE t_" + way.name() + " ADD UNIQUE (id)");
            }
            workshop.spec("""
                    entity: %1$s
                    source: { connection: src, query: "SELECT no, id, v, amount, name, gone, at FROM state"%2$s%3$s }
                    watermark: { columns: [at, no] }
                    columns:
                      id: id
                      v: v
                      amount: amount
                      name: { from: name, transform: [trim], check: "name != null", on_error: reject }
                    %4$s
                    target: { connection: dw, table: t_%1$s, %5$s }
                    max_rejects: 100%%
                    """.formatted(
                            way.name(),
                            way.split().formatted("'" + by + "'"),
                            deletes == null ? "" : deletes,
                            more == null ? "" : "  " + more,
                            target));
        }
        states(1, ROWS);
        compare();
        states(ROWS + 1, 2 * ROWS);
        workshop.source().execute("DELETE FROM state WHERE MOD(id, 5) = 0");
        compare();
        workshop.source().execute("UPDATE state SET v = 6 - v, at = DATEADD(DAY, 2, at) WHERE MOD(no, 3) = 0");
        compare();
        compare();
    }

    /** A state that another one follows is superseded within a merge, and an update between two: how many there are depends on the merges. */
    private void compare() {
        for (Way way : WAYS) {
            workshop.workedBy(way.engine());
            Run run = workshop.run(way.name());
            assertThat(run.problems()).as(way.name()).isEmpty();
            RowCounts counts = run.entity(way.name()).counts();
            assertThat(counts.arrived() + counts.superseded() + counts.rejected())
                    .as(way.name())
                    .isEqualTo(counts.read());
        }
        for (String other : List.of("ranges", "spark")) {
            Same.rows(workshop.warehouse(), rows("here"), workshop.warehouse(), rows(other));
            Same.rows(workshop.warehouse(), rejects("here"), workshop.warehouse(), rejects(other));
        }
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM pg_tables WHERE tablename LIKE 'flx%'"))
                .as("tables of workers")
                .isZero();
    }

    private static String rows(String way) {
        return "SELECT id, v, amount, name, kind_sk, since, until, live FROM t_" + way
                + " ORDER BY id, since, v, amount, name, until";
    }

    private static String rejects(String way) {
        return "SELECT row_key, column_name, error_code, error_message FROM audit.etl_reject WHERE entity_name = '"
                + way + "' ORDER BY 1, 2, 3, 4";
    }
}
