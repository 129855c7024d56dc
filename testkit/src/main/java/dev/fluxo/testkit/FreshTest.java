package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.Site;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How old a target may be: what the status says of one that is older. */
@OnEveryDatabase
class FreshTest {
    @RegisterExtension
    final Workshop workshop;

    FreshTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.spec(Shop.SPEC + "fresh: 26h\n");
    }

    private EntityState state() {
        try (Engine engine = workshop.engine()) {
            return engine.status(Selection.ALL).get(0);
        }
    }

    private List<String> said() {
        return state().warnings().stream().map(Problem::toString).toList();
    }

    @Test
    void whatWasNeverLoadedIsStale() {
        assertThat(state().isStale()).isTrue();
        assertThat(said())
                .singleElement()
                .asString()
                .contains("FLX-5140", "'customers' is stale: nothing is loaded", "26h");
    }

    /** Not how old its rows are: those of the shop are of 2025. */
    @Test
    void whatIsLoadedUpToNowIsFresh() {
        workshop.run();
        assertThat(state().isStale()).isFalse();
        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsOlderIsStaleAndSaidHowOld() {
        workshop.run();
        workshop.warehouse().execute("UPDATE audit.etl_run_entity SET cutoff = '2026-01-01T00:00:00'");
        assertThat(state().isStale()).isTrue();
        assertThat(said()).singleElement().asString().contains("FLX-5140", "it is loaded up to", "d ago (fresh: 26h)");
        try (Engine engine = workshop.engine()) {
            Site.Entity entity = engine.site(Selection.ALL).entities().get(0);
            assertThat(entity.settings()).containsEntry("fresh", "26h");
            assertThat(entity.changes()).extracting(Problem::message).anyMatch(text -> text.contains("is stale"));
        }
        workshop.run();
        assertThat(state().isStale()).isFalse();
    }

    /** A run that fails loads nothing: what was loaded before it grows old. */
    @Test
    void aFailedRunDoesNotMakeItFresh() {
        workshop.run();
        workshop.warehouse().execute("UPDATE audit.etl_run_entity SET cutoff = '2026-01-01T00:00:00'");
        workshop.spec(Shop.SPEC + "fresh: 26h\nexpect: [{ rows: 0 }]\n");
        assertThat(workshop.run().status()).isEqualTo("failed");
        assertThat(state().isStale()).isTrue();
    }

    @Test
    void whatIsToBeReadAgainIsStale() {
        workshop.run();
        try (Engine engine = workshop.engine()) {
            engine.rewind(Selection.ALL, "start", moves -> true);
        }
        assertThat(state().isStale()).isTrue();
    }

    @Test
    void whatIsDisabledIsNotWaitedForAndSaysSo() {
        workshop.run();
        workshop.warehouse().execute("UPDATE ctl.etl_control SET is_enabled = 0, watermark = NULL");
        assertThat(state().isStale()).isFalse();
        assertThat(said()).singleElement().asString().contains("FLX-5007", "nobody waits for it", "fresh: 26h");
    }

    @Test
    void aBrokenSpecHidesNothing() {
        workshop.run();
        workshop.warehouse().execute("UPDATE audit.etl_run_entity SET cutoff = '2026-01-01T00:00:00'");
        workshop.spec(Shop.SPEC.replace("from: name", "from: nam") + "fresh: 26h\n");
        assertThat(state().isStale()).isTrue();
        workshop.spec(Shop.SPEC.replace("connection: src", "connection: zzz") + "fresh: 26h\n");
        // Without the source's clock its age is that of the run.
        assertThat(state().lag()).isNotNull();
    }

    @Test
    void whoAsksForNothingHearsNothing() {
        workshop.spec(Shop.SPEC);
        assertThat(state().isStale()).isFalse();
        assertThat(said()).isEmpty();
    }
}
