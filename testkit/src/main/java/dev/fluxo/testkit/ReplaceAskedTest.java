package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Draft;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Forecast.Statement;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.result.Site;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of a target that is replaced, and what is done with it beside a run. */
@OnEveryDatabase
class ReplaceAskedTest {
    @RegisterExtension
    final Workshop workshop;

    ReplaceAskedTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** Two months, of which one is replaced: a row of each is gone, one has changed, one is new. */
    @BeforeEach
    void aMonthThatIsNotAsItsSource() {
        Sales.open(workshop);
        Sales.of(workshop, "2026-10", 1, 3);
        Sales.of(workshop, "2026-11", 11, 14);
        workshop.spec(Sales.spec(""));
        assertThat(workshop.run().status()).isEqualTo("success");
        workshop.source().execute("""
                        DELETE FROM sale WHERE id IN (1, 12);
                        UPDATE sale SET amount = 0 WHERE id = 13;
                        INSERT INTO sale VALUES (15, '2026-11', 'P15', 1)""");
        workshop.spec(Sales.of("2026-11", ""));
    }

    private String why(String id) {
        try (Engine engine = workshop.engine()) {
            return engine.why("sales", id).answer().toString();
        }
    }

    @Test
    void aPlanShowsItsStatementsAndWhatTheyWouldDo() {
        String before = workshop.warehouse().rows(Sales.TARGET).toString();
        try (Engine engine = workshop.engine()) {
            Forecast plan = engine.planWithEffects(Selection.ALL).get(0);
            Forecast.Effects effects = Objects.requireNonNull(plan.effects(), () -> "" + plan.problem());
            assertThat(effects.counts())
                    .isEqualTo(
                            RowCounts.read(4).plus(RowCounts.written(1, 1, 2)).deleting(1));
            assertThat(effects.removed()).containsExactly("id=12");
            assertThat(effects.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.key()).isEqualTo("id=13"));
            assertThat(plan.statements().stream().map(Statement::title))
                    .containsSubsequence(
                            "extract", "stage", "load", "count repeated", "check part", "limit deletes", "delete");
        }
        assertThat(workshop.warehouse().rows(Sales.TARGET)).hasToString(before);
    }

    @Test
    void aDryRunReadsAndSaysWhatItDoesNotKnow() {
        Run dry = workshop.dryRun();
        assertThat(dry.counts("sales")).isEqualTo("read 4");
        assertThat(dry.entity("sales").warnings().stream().map(Problem::toString))
                .anySatisfy(warning -> says(warning, "FLX-5122"));
    }

    @Test
    void whySaysWhatTheNextRunDoes() {
        says(why("12"), "does not return this row any more", "the next run deletes it, if", "mes = '2026-11'");
        says(why("13"), "the next run reads it");
        says(why("15"), "the next run reads it");
        says(why("14"), "as the source has it");
        workshop.spec(Sales.spec(""));
        says(why("1"), "the next run, which replaces the target, deletes it");
        workshop.run();
        says(why("1"), "neither the source nor the target");
    }

    @Test
    void theStatusAndTheSiteKnowIt() {
        workshop.run();
        try (Engine engine = workshop.engine()) {
            assertThat(engine.status(Selection.ALL).get(0)).satisfies(state -> {
                assertThat(state.watermark()).isNull();
                assertThat(state.warnings()).isEmpty();
                assertThat(state.lag()).isNotNull();
            });
            Site.Entity page = engine.site(Selection.ALL).entities().get(0);
            assertThat(page.settings())
                    .containsEntry("strategy", "replace")
                    .containsEntry("where", "mes = '2026-11'")
                    .containsEntry("max_deletes", "10%");
        }
    }

    @Test
    void whatIsReadWholeIsNeitherBackfilledNorRewound() {
        try (Engine engine = workshop.engine()) {
            assertThatThrownBy(() -> engine.rewind(Selection.ALL, "start", moves -> true))
                    .satisfies(
                            problem -> says(problem.getMessage(), "FLX-5016", "every run reads it from the beginning"));
        }
        says(
                workshop.backfill(BackfillOptions.of(Selection.ALL)).problem("sales"),
                "FLX-5150",
                "strategy: replace",
                "does what is asked for");
    }

    /** Each of its runs is one; but an empty source is told. */
    @Test
    void aFullRunIsARun() {
        RunOptions full = RunOptions.all().fully();
        Run run = workshop.run(full);
        assertThat(run.counts("sales")).isEqualTo("read 4, inserted 1, updated 1, unchanged 2, deleted 1");
        assertThat(run.entity("sales").warnings()).isEmpty();
        workshop.source().execute("DELETE FROM sale WHERE mon = '2026-11'");
        assertThat(workshop.run(full).counts("sales")).as("the month is empty").isEqualTo("deleted 4");
        workshop.source().execute("DELETE FROM sale");
        workshop.spec(Sales.spec(""));
        says(workshop.run(full).problem("sales"), "FLX-5160", "has no row");
        assertThat(workshop.run().counts("sales")).isEqualTo("deleted 3");
    }

    /** Some rows alone are not what a target is replaced by. */
    @Test
    void rowsThatWereRejectedBeforeAreNotTriedAgain() {
        workshop.spec(Sales.spec("").replace("strategy: replace", "strategy: type1") + "on_error: reject\n");
        workshop.source().execute("UPDATE sale SET product = REPEAT('x', 31) WHERE id = 2");
        assertThat(workshop.run().entity("sales").counts().rejected()).isEqualTo(1);
        workshop.source().execute("UPDATE sale SET product = 'P2' WHERE id = 2");
        workshop.spec(Sales.spec(""));
        try (Engine engine = workshop.engine()) {
            assertThat(engine.retryRejects(Selection.ALL).entities().get(0).problem())
                    .satisfies(problem -> says("" + problem, "FLX-5170", "each of its runs reads all rows"));
        }
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM mart WHERE id > 10"))
                .isEqualTo(5);
    }

    @Test
    void aDraftOfItIsLoaded() {
        workshop.remove("sales.yaml");
        workshop.source()
                .execute(
                        "CREATE TABLE shop (id INT PRIMARY KEY, name VARCHAR(20), updated_at TIMESTAMP);"
                                + "INSERT INTO shop VALUES (1, 'a', TIMESTAMP '2026-01-01 00:00:00'), (2, 'b', TIMESTAMP '2026-01-01 00:00:00')");
        Draft draft;
        try (Engine engine = workshop.engine()) {
            draft = engine.draft("shop", "dim_shop", Draft.Keeps.REPLACE);
        }
        assertThat(draft.yaml()).contains("strategy: replace").doesNotContain("\nwatermark:");
        workshop.warehouse().execute(Objects.requireNonNull(draft.ddl()));
        assertThat(workshop.validate(true)).noneMatch(problem -> problem.contains("FLX-1"));
        assertThat(workshop.run().counts("dim_shop")).isEqualTo("read 2, inserted 2");
        workshop.source().execute("DELETE FROM shop WHERE id = 1");
        assertThat(workshop.run().counts("dim_shop")).isEqualTo("read 1, unchanged 1, deleted 1");
    }

    /** By day: the condition, and the statements without a row; nothing is deleted by that, nor locked. */
    @Test
    void validatesOnlineWithoutTouchingARow() {
        workshop.warehouse()
                .execute("INSERT INTO mart (id, mes, valor) SELECT x, '2026-11', 1 FROM SYSTEM_RANGE(1001, 1200)");
        String before = workshop.warehouse().rows(Sales.TARGET).toString();
        assertThat(workshop.validate(true))
                .hasSize(workshop.lacks(Capability.TEXT_LENGTHS) ? 1 : 2)
                .noneMatch(problem -> problem.contains("FLX-4015"));
        workshop.spec(Sales.spec("where: \"mess = '2026-11'\""));
        List<String> problems = workshop.validate(true);
        oneSays(problems, "FLX-2062", "sales.yaml:5", "target.where");
        oneSays(workshop.problems(), "FLX-2062");
        assertThat(workshop.warehouse().rows(Sales.TARGET)).hasToString(before);
    }
}
