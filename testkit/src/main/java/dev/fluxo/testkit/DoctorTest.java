package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.DiagnosisText;
import dev.fluxo.engine.result.Diagnosis;
import dev.fluxo.engine.result.Diagnosis.Finding;
import dev.fluxo.engine.result.Diagnosis.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is wrong with a watermark is found on the source, before a run is. */
@OnEveryDatabase
class DoctorTest {
    @RegisterExtension
    final Workshop workshop;

    DoctorTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 20);
    }

    private Diagnosis diagnose() {
        try (Engine engine = workshop.engine()) {
            return engine.doctor(Selection.ALL).get(0);
        }
    }

    private String text() {
        return DiagnosisText.render(List.of(diagnose()), Wording.neutral());
    }

    @Test
    void aTimestampThatNobodySetsIsRisky() {
        Diagnosis diagnosis = diagnose();
        assertThat(diagnosis.verdict()).isEqualTo(Verdict.RISKY);
        assertThat(text())
                .contains("customers: risky", "20 rows, ", "is unique; up to 1 rows share one value")
                .containsIgnoringCase("begins with updated_at")
                .containsIgnoringCase("risky: nobody in the database sets 'updated_at' at an update");
    }

    @Test
    void nullsMakeItUnusable() {
        workshop.source().execute("UPDATE customer SET updated_at = NULL WHERE id < 4");
        assertThat(diagnose().verdict()).isEqualTo(Verdict.UNUSABLE);
        assertThat(text())
                .contains(
                        "unusable: 3 rows have NULL in a watermark column: a run fails",
                        "add: watermark: on_null: skip");
        workshop.spec(Shop.SPEC.replace("id] }", "id], on_null: skip }"));
        assertThat(text()).contains("- 3 rows have NULL in a watermark column: they are left out");
    }

    @Test
    void tiesAreRisky() {
        workshop.source().execute("UPDATE customer SET updated_at = TIMESTAMP '2025-01-01 00:00:00'");
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at]"));
        assertThat(text())
                .containsIgnoringCase("risky: up to 20 rows share one value of updated_at: a run that reads some")
                .containsIgnoringCase("add: watermark: columns: [updated_at, <");
    }

    @Test
    void aMissingIndexOfASmallTableIsNoRisk() {
        workshop.source().execute("DROP INDEX customer_updated");
        assertThat(findings("no index of ")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Verdict.SAFE);
            assertThat(finding.text())
                    .containsIgnoringCase("begins with updated_at: each run reads and sorts all 20 rows")
                    .endsWith(", which costs next to nothing");
        });
    }

    @Test
    void aMissingIndexIsRiskyWhereTheTableIsLargeAlsoIfTheQueryTakesFewOfItsRows() {
        workshop.source().execute("DROP INDEX customer_updated");
        Shop.customers(workshop, 21, 60_000);
        String said = "begins with updated_at: each run reads and sorts all 60000 rows";
        assertThat(findings("no index of ")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Verdict.RISKY);
            assertThat(finding.text())
                    .containsIgnoringCase(said)
                    .endsWith(" to find the new ones; create one on (updated_at, id)");
        });
        workshop.source().backend().analyze(workshop.source(), "customer");
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM customer WHERE id < 10"));
        assertThat(findings("no index of ")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Verdict.RISKY);
            assertThat(finding.text()).containsIgnoringCase(said);
        });
    }

    @Test
    void aViewHasNoIndexToCreate() {
        workshop.source().execute("CREATE VIEW all_customers AS SELECT * FROM customer");
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM all_customers"));
        assertThat(text()).containsIgnoringCase("all_customers is a view: see for yourself that an index");
    }

    private List<Finding> findings(String about) {
        return diagnose().findings().stream()
                .filter(finding -> finding.text().contains(about))
                .toList();
    }

    @Test
    void rowsOfTheFutureAreCounted() {
        workshop.source().execute("UPDATE customer SET updated_at = TIMESTAMP '2200-01-01 00:00:00' WHERE id < 3");
        assertThat(text()).contains("2 rows are not before the cutoff");
    }

    @Test
    void rowsThatCameLateAreMeasured() {
        workshop.source().execute("""
                ALTER TABLE customer ADD COLUMN created_at TIMESTAMP;
                UPDATE customer SET created_at = updated_at;
                UPDATE customer SET created_at = DATEADD(MINUTE, 100, updated_at) WHERE id IN (3, 4);
                UPDATE customer SET created_at = DATEADD(MINUTE, -100, updated_at) WHERE id > 10""");
        String late = "2 rows have 'updated_at' before 'created_at', by less than 2h: they came late";
        assertThat(text()).containsIgnoringCase("risky: " + late).contains("add: watermark: lookback: 2h");

        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at, id], lookback: 2h"));
        assertThat(text())
                .containsIgnoringCase(late + ", and the lookback finds such rows")
                .doesNotContain("lookback: 2h");

        workshop.source().execute("UPDATE customer SET created_at = DATEADD(HOUR, 3, updated_at)");
        assertThat(text())
                .containsIgnoringCase("by less than 4h: all of them, so these two are likely of different zones")
                .doesNotContain("add: watermark: lookback");
    }

    @Test
    void whatStopsARunIsNamed() {
        workshop.spec(Shop.SPEC.replace("table: dim_customer", "table: dim_none"));
        assertThat(text()).contains("customers: unusable", "FLX-2001");
    }
}
