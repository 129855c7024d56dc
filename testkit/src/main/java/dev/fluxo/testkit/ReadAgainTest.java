package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Expectation;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever loads rows that were read before, a backfill or rejects that are tried again, does around them what a run does. */
@OnEveryDatabase
class ReadAgainTest {
    /** More than one page of rejects, and than one batch. */
    private static final int ROWS = 1_200;

    private static final String HOOKS = """
            on_error: reject
            max_rejects: 100%
            batch_size: 500
            before: "INSERT INTO seen SELECT 'before', COUNT(*) FROM dim_customer WHERE limite < 0"
            after: "INSERT INTO seen SELECT 'after', COUNT(*) FROM dim_customer WHERE limite < 0"
            """;

    @RegisterExtension
    final Workshop workshop;

    ReadAgainTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    enum Work {
        BACKFILL,
        RETRY;

        Run of(Workshop workshop) {
            if (this == BACKFILL) {
                return workshop.backfill(BackfillOptions.of(Selection.ALL));
            }
            try (Engine engine = workshop.engine()) {
                return Run.audited(engine.retryRejects(Selection.ALL), workshop.warehouse());
            }
        }
    }

    /** Customers who were all rejected, and whose credit is below zero since. */
    @BeforeEach
    void rejectedCustomers() {
        Shop.open(workshop);
        workshop.warehouse().execute("CREATE TABLE seen (what VARCHAR(10), n BIGINT)");
        Shop.customers(workshop, 1, ROWS);
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters'");
        workshop.spec(Shop.SPEC + HOOKS);
        assertThat(workshop.run().counts("customers")).isEqualTo("read %1$d, rejected %1$d".formatted(ROWS));
        workshop.source().execute("UPDATE customer SET name = 'Short', credit = -1");
        workshop.warehouse().execute("DELETE FROM seen");
    }

    private List<String> seen() {
        return workshop.warehouse().rows("SELECT what, n FROM seen ORDER BY n, what");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsExecutedBeforeAndAfterIs(Work work) {
        assertThat(work.of(workshop).counts("customers")).isEqualTo("read %1$d, inserted %1$d".formatted(ROWS));
        assertThat(seen()).containsExactly("before | 0", "after | " + ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void aStatementThatFailsUndoesWhatIsNotCommitted(Work work) {
        workshop.spec(Shop.SPEC + HOOKS.replace("INTO seen SELECT 'after'", "INTO nowhere SELECT 'after'"));
        Run run = work.of(workshop);
        says(run.problem("customers"), "FLX-5100", "after");
        long there = workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer");
        assertThat(there)
                .isEqualTo(1_000)
                .isEqualTo(run.entity("customers").counts().inserted());
        assertThat(seen()).containsExactly("before | 0");

        workshop.spec(Shop.SPEC + HOOKS);
        assertThat(work.of(workshop).counts("customers")).contains("inserted 200");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** But not what a run has to come to: what is read again says nothing of that. */
    @ParameterizedTest
    @EnumSource
    void whatIsExpectedOfTheTargetIsAsked(Work work) {
        String expect = HOOKS + """
                expect:
                  - { sql: "SELECT COUNT(*) FROM {{target}} WHERE limite < 0", is: "< LIMIT" }
                  - { inserted: 0 }
                """;
        workshop.spec(Shop.SPEC + expect.replace("LIMIT", "1100"));
        Run run = work.of(workshop);
        says(run.problem("customers"), "FLX-4030", "found " + ROWS, "nothing since the last commit is kept");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(1_000);
        assertThat(found(run)).singleElement().asString().endsWith("FALSE");

        workshop.spec(Shop.SPEC + expect.replace("LIMIT", "2000"));
        Run again = work.of(workshop);
        assertThat(again.status()).as(again.problems().toString()).isEqualTo("success");
        assertThat(again.entity("customers").expectations()).singleElement().matches(Expectation::passed);
        assertThat(found(again)).singleElement().asString().endsWith("TRUE");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    private List<String> found(Run run) {
        return workshop.warehouse()
                .rows("SELECT expectation, CAST(passed AS BOOLEAN) FROM audit.etl_expectation WHERE run_id = '"
                        + run.result().runId() + "'");
    }

    @Test
    void aDryBackfillAsksNothingAndSaysSo() {
        workshop.spec(Shop.SPEC + "expect: [{ rows: 0 }]\n");
        Run dry = workshop.backfill(BackfillOptions.of(Selection.ALL).dry());
        assertThat(dry.counts("customers")).isEqualTo("read " + ROWS);
        oneSays(warnings(dry, "customers"), "FLX-5141");
    }

    private static List<String> warnings(Run run, String entity) {
        return run.entity(entity).warnings().stream().map(Problem::toString).toList();
    }
}
