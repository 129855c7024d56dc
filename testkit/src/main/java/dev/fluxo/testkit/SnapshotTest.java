package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.CatalogChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With catalog.lock.yaml, `validate` finds without a database what it finds with one. */
@OnEveryDatabase
class SnapshotTest {
    private static final String LOCK = "catalog.lock.yaml";

    @RegisterExtension
    final Workshop workshop;

    SnapshotTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void shop() {
        Shop.open(workshop);
    }

    private CatalogChange snapshot(boolean write) {
        try (Engine engine = workshop.engine()) {
            return write ? engine.snapshot() : engine.catalogChange();
        }
    }

    private Path file() {
        return workshop.folder().resolve(LOCK);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing is wrong | limite: credit | limite: credit",
                "watermark not in the query | [updated_at, id] | [updatd_at, id]",
                "column not in the query | limite: credit | limite: credits",
                "column not in the target | limite: credit | limit: credit",
                "a type that never fits | limite: credit | limite: updated_at",
                "a transform of the wrong type | [trim] | [to_date]",
                "a column that is wide enough | [trim] | [left(20)]",
                "loaded_at not in the target | dw_loaded_at | loaded",
                "a key without an index | keys: [customer_id] | keys: [nome]",
            })
    void whatIsFoundOnlineIsFoundOffline(String name, String right, String wrong) {
        snapshot(true);
        workshop.spec(Shop.SPEC.replace(right, wrong));
        assertThat(workshop.validate(false)).isEqualTo(workshop.validate(true));
    }

    @Test
    void aMistakeThatTheQueryTellsTooIsToldOnce() {
        snapshot(true);
        workshop.spec(Shop.SPEC.replace("limite: credit", "limite: credits"));
        assertThat(workshop.validate(false)).hasSize(1).first().asString().contains("FLX-2003", "'credits'");
        assertThat(workshop.validate(true)).hasSize(1);
    }

    @Test
    void theFileIsTheSameEachTime() throws IOException {
        CatalogChange first = snapshot(true);
        String text = Files.readString(file());
        assertThat(first.first()).isTrue();
        assertThat(first.tables()).isEqualTo(2);
        assertThat(first.queries()).isEqualTo(1);

        CatalogChange second = snapshot(true);

        assertThat(second.lines()).isEmpty();
        assertThat(second.first()).isFalse();
        assertThat(Files.readString(file())).isEqualTo(text);
        assertThat(workshop.validate(true)).isEqualTo(workshop.validate(false));
    }

    @Test
    void driftIsToldLineByLine() throws IOException {
        snapshot(true);
        String text = Files.readString(file());
        workshop.warehouse().execute("ALTER TABLE dim_customer DROP COLUMN limite");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD limite DECIMAL(10, 2)");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD segment VARCHAR(5)");
        workshop.source().execute("DROP INDEX customer_updated");

        CatalogChange drift = snapshot(false);

        assertThat(drift.lines()).hasSize(3);
        oneSays(drift.lines(), "dw: table", "dim_customer: column limite was", "(12,2), is", "(10,2)");
        oneSays(drift.lines(), "dim_customer: column segment is new");
        oneSays(drift.lines(), "src: table", "customer: indexes were", "updated_at, id");
        assertThat(Files.readString(file())).isEqualTo(text);
        oneSays(workshop.validate(true), LOCK, "FLX-2015", "segment is new");
        oneSays(workshop.validate(true), LOCK, "FLX-2015", "limite was");

        snapshot(true);
        assertThat(workshop.validate(true)).noneMatch(problem -> problem.contains(Code.CATALOG_DRIFT.id()));
        assertThat(snapshot(false).lines()).isEmpty();
    }

    @Test
    void whatTheFileDoesNotKnowIsAWarning() {
        snapshot(true);
        workshop.spec(Shop.SPEC
                .replace("SELECT id, name", "SELECT id AS id, name")
                .replace("limite: credit", "limit: credit"));
        oneSays(workshop.validate(false), "customers.yaml:2:35", Code.CATALOG_UNKNOWN.id(), "was changed");
        oneSays(workshop.validate(false), "customers.yaml:7", "FLX-2002", "'limit'");

        workshop.spec(Shop.SPEC.replace("table: dim_customer", "table: dim_custmer"));
        oneSays(workshop.validate(false), "customers.yaml:8:34", Code.CATALOG_UNKNOWN.id(), "dim_custmer");

        workshop.spec(Shop.SPEC.replace("entity: customers", "entity: more"));
        oneSays(workshop.validate(false), "more.yaml:2", Code.CATALOG_UNKNOWN.id(), "'more'");
    }

    @Test
    void whatIsMissingInADatabaseWritesNothing() {
        workshop.spec(Shop.SPEC
                .replace("table: dim_customer", "table: dim_custmer")
                .replace("FROM customer", "FROM custmer"));
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> snapshot(true));
        assertThat(refusal.problems().stream().map(Object::toString))
                .anyMatch(problem -> problem.startsWith("customers.yaml:2:35 FLX-2007"))
                .anyMatch(problem -> problem.startsWith("customers.yaml:8:34 FLX-2001"));
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatIsBrokenIsAProblemOfItsOwnAndOfNoRun() {
        snapshot(true);
        workshop.file(LOCK, "version: 1\nconections: {}\n");
        oneSays(workshop.validate(false), LOCK + ":2:1", "FLX-1003", "'connections'");
        Shop.customers(workshop, 1, 3);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
        assertThat(snapshot(true).first()).isTrue();
        assertThat(workshop.validate(false)).noneMatch(problem -> problem.contains("FLX-1003"));
    }
}
