package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that commits while its entity is compared spoils the answer, and that is said instead of one. */
public class ReconcileOvertakenTest {
    private static volatile Runnable meanwhile = () -> {};

    @RegisterExtension
    final Workshop workshop = new Workshop();

    /** Called by the database for each row that is read. */
    public static boolean read(int id) {
        if (id == 5) {
            Runnable once = meanwhile;
            meanwhile = () -> {};
            once.run();
        }
        return true;
    }

    @AfterEach
    void nothingMore() {
        meanwhile = () -> {};
    }

    @Test
    void aRunThatCommitsMeanwhileIsNoticed() {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.source().execute("CREATE ALIAS READING FOR 'dev.fluxo.testkit.ReconcileOvertakenTest.read'");
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM customer WHERE READING(id)"));
        assertThat(workshop.run().status()).isEqualTo("success");
        meanwhile = () -> workshop.warehouse().execute("UPDATE ctl.etl_control SET version = version + 1");
        Reconciled found = reconcile();
        assertThat(found.status()).isEqualTo(Status.FAILED);
        assertThat(found.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("FLX-5178");
        assertThat(reconcile().status()).isEqualTo(Status.EQUAL);
    }

    private Reconciled reconcile() {
        try (Engine engine = workshop.engine()) {
            return engine.reconcile(Selection.ALL).get(0);
        }
    }
}
