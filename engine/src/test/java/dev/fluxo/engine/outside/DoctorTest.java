package dev.fluxo.engine.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.Diagnosis;
import dev.fluxo.engine.model.Diagnosis.Verdict;
import dev.fluxo.engine.report.DiagnosisText;
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
        return DiagnosisText.render(List.of(diagnose()));
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
    void tiesAndAMissingIndexAreRisky() {
        workshop.source()
                .execute(
                        "UPDATE customer SET updated_at = TIMESTAMP '2025-01-01 00:00:00'; DROP INDEX customer_updated");
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[updated_at]"));
        assertThat(text())
                .containsIgnoringCase("risky: up to 20 rows share one value of updated_at: a run that reads some")
                .containsIgnoringCase("risky: no index of ")
                .containsIgnoringCase("add: watermark: columns: [updated_at, <");
    }

    @Test
    void rowsOfTheFutureAreCounted() {
        workshop.source().execute("UPDATE customer SET updated_at = TIMESTAMP '2200-01-01 00:00:00' WHERE id < 3");
        assertThat(text()).contains("2 rows are not before the cutoff");
    }

    @Test
    void whatStopsARunIsNamed() {
        workshop.spec(Shop.SPEC.replace("table: dim_customer", "table: dim_none"));
        assertThat(text()).contains("customers: unusable", "FLX-2001");
    }
}
