package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several entities in one run: order, selection, states, and what the control table has to say. */
@OnEveryDatabase
class RunStatesTest {
    @RegisterExtension
    final Workshop workshop;

    RunStatesTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @Test
    void whoDependsOnAFailedEntityIsSkippedAndTheOthersGoOn() {
        entity("a", "");
        entity("b", "depends_on: [a]");
        entity("c", "depends_on: [b]");
        entity("d", "");
        workshop.source().execute("UPDATE a SET name = REPEAT('x', 50)");

        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("partial");
        assertThat(run.statuses()).containsExactlyInAnyOrder("a failed", "b skipped", "c skipped", "d success");
        says(run.problem("b"), "FLX-5006", "a");
        says(run.problem("c"), "FLX-5006", "b");
        assertThat(workshop.warehouse().rows("SELECT * FROM b")).isEmpty();
        assertThat(workshop.warehouse().rows("SELECT * FROM d")).hasSize(3);
    }

    @Test
    void aRunInWhichAllFailIsFailed() {
        entity("a", "");
        entity("b", "depends_on: [a]");
        workshop.source().execute("UPDATE a SET name = REPEAT('x', 50)");
        assertThat(workshop.run().status()).isEqualTo("failed");
    }

    @Test
    void dependenciesComeFirst() {
        entity("a", "depends_on: [z]");
        entity("m", "depends_on: [a, z]");
        entity("z", "");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("success");
        assertThat(workshop.warehouse()
                        .rows("SELECT entity_name FROM audit.etl_run_entity ORDER BY started_at, finished_at"))
                .containsExactly("z", "a", "m");
    }

    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @Test
    void entitiesAreLoadedAtTheSameTime() {
        eachIsLoadedAfterThoseItDependsOn(4);
    }

    /** By one thread: with more, each waits for what another has locked. */
    @Without(Capability.CONCURRENT_TRANSACTIONS)
    @Test
    void entitiesAreLoadedOneAfterTheOther() {
        eachIsLoadedAfterThoseItDependsOn(1);
    }

    private void eachIsLoadedAfterThoseItDependsOn(int threads) {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            entity(name, name.equals("e") ? "depends_on: [a, b, c, d]" : "");
        }
        Run run = workshop.run(RunOptions.of(Selection.ALL).withThreads(threads));
        assertThat(run.statuses())
                .containsExactlyInAnyOrder("a success", "b success", "c success", "d success", "e success");
        assertThat(workshop.warehouse().rows("SELECT * FROM e")).hasSize(3);
    }

    @Test
    void aSelectionMayUseWildcardsAndTags() {
        entity("dim_a", "tags: [daily, crm]");
        entity("dim_b", "tags: [monthly]");
        entity("fact_c", "tags: [daily]");
        assertThat(workshop.run("dim_*").statuses()).containsExactlyInAnyOrder("dim_a success", "dim_b success");
        RunOptions daily = RunOptions.of(new Selection(List.of(), List.of("daily")));
        assertThat(workshop.run(daily).statuses()).containsExactlyInAnyOrder("dim_a success", "fact_c success");
    }

    @Test
    void aDisabledEntityIsSkipped() {
        entity("a", "");
        entity("b", "");
        workshop.run();
        workshop.source().execute("INSERT INTO a VALUES (4, 'x'); INSERT INTO b VALUES (4, 'x')");
        workshop.warehouse().execute("UPDATE ctl.etl_control SET is_enabled = 0 WHERE entity_name = 'a'");

        Run run = workshop.run();
        assertThat(run.statuses()).containsExactlyInAnyOrder("a skipped", "b success");
        says(run.problem("a"), "FLX-5007");
        assertThat(workshop.warehouse().rows("SELECT * FROM a")).hasSize(3);

        workshop.warehouse().execute("UPDATE ctl.etl_control SET is_enabled = 1");
        assertThat(workshop.run().counts("a")).isEqualTo("read 1, inserted 1");
    }

    @Test
    void theControlTableOverridesTheBatchSize() {
        entity("a", "batch_size: 1");
        assertThat(workshop.run().entity("a").batches()).isEqualTo(3);
        workshop.source().execute("INSERT INTO a VALUES (4, 'x'), (5, 'x'), (6, 'x')");
        workshop.warehouse().execute("UPDATE ctl.etl_control SET batch_size = 2");
        assertThat(workshop.run().entity("a").batches()).isEqualTo(2);
    }

    @Test
    void aDryRunReadsAndTransformsAndWritesNothing() {
        entity("a", "");
        Run dry = workshop.dryRun();
        assertThat(dry.status()).isEqualTo("success");
        assertThat(dry.entity("a").counts().read()).isEqualTo(3);
        assertThat(workshop.warehouse().rows("SELECT * FROM a")).isEmpty();
        assertThat(workshop.watermark("a")).isNull();
        assertThat(workshop.warehouse()
                        .rows("SELECT CAST(r.dry_run AS BOOLEAN), CAST(e.dry_run AS BOOLEAN), rows_read, rows_inserted"
                                + " FROM audit.etl_run r JOIN audit.etl_run_entity e ON e.run_id = r.run_id"))
                .containsExactly("TRUE | TRUE | 3 | 0");

        assertThat(workshop.run().counts("a")).isEqualTo("read 3, inserted 3");
        assertThat(workshop.dryRun().entity("a").counts().read()).isZero();
    }

    @Test
    void aDryRunFindsBadRows() {
        entity("a", "");
        workshop.source().execute("UPDATE a SET name = REPEAT('x', 50) WHERE id = 2");
        Run dry = workshop.dryRun();
        assertThat(dry.status()).isEqualTo("failed");
        assertThat(dry.problem("a")).contains("FLX-4001");
    }

    @Test
    void aTableThatIsMissingFailsItsEntityOrTheRunAndIsNamed() {
        entity("a", "");
        workshop.warehouse().execute("DROP TABLE a");
        oneSays(workshop.problems(), "a.yaml:", "FLX-2001");
    }

    /** Three rows from a table into a table of the same name. */
    private void entity(String name, String more) {
        workshop.source()
                .execute(
                        "CREATE TABLE %1$s (id INT, name VARCHAR(50)); INSERT INTO %1$s VALUES (1, 'x'), (2, 'y'), (3, NULL)"
                                .formatted(name));
        workshop.warehouse().execute("CREATE TABLE %s (id INT PRIMARY KEY, name VARCHAR(20))".formatted(name));
        workshop.spec("""
                entity: %1$s
                source: { connection: src, table: %1$s }
                watermark: { columns: [id] }
                columns: { id: id, name: name }
                target: { connection: dw, table: %1$s, keys: [id] }
                %2$s
                """.formatted(name, more));
    }
}
