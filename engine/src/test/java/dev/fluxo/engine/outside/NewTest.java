package dev.fluxo.engine.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.model.Draft;
import dev.fluxo.engine.problem.FluxoException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A drafted spec validates, and a run of it loads the table. */
@OnEveryDatabase
class NewTest {
    @RegisterExtension
    final Workshop workshop;

    NewTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aTable() {
        workshop.connections("");
        workshop.source().execute("""
                CREATE TABLE client (id INT NOT NULL PRIMARY KEY, full_name VARCHAR(60), credit DECIMAL(12, 2), born DATE,
                  updated_at TIMESTAMP NOT NULL);
                INSERT INTO client VALUES (1, ' Ana ', 12.5, DATE '1990-01-31', TIMESTAMP '2025-01-01 00:00:00'),
                  (2, 'Eva', NULL, NULL, TIMESTAMP '2025-01-01 00:00:00');
                CREATE INDEX client_updated ON client (updated_at, id)""");
    }

    private Draft draft(String target, boolean force) {
        try (Engine engine = workshop.engine()) {
            return engine.draft("client", target, force);
        }
    }

    @Test
    void withoutATargetItsDdlMakesOne() {
        Draft draft = draft(null, false);
        assertThat(draft.yaml())
                .containsIgnoringCase("columns: [updated_at, id]")
                .containsIgnoringCase("makes it unique")
                .containsIgnoringCase("transform: [trim]")
                .containsIgnoringCase("keys: [id]");
        workshop.warehouse().execute(Objects.requireNonNull(draft.ddl()).replace(";", ""));
        assertThat(workshop.validate(true)).isEmpty();
        assertThat(workshop.run().counts("client")).isEqualTo("read 2, inserted 2");
        Same.rows(
                workshop.source(),
                "SELECT id, TRIM(full_name), credit, born, updated_at FROM client ORDER BY id",
                workshop.warehouse(),
                "SELECT id, full_name, credit, born, updated_at FROM client ORDER BY id");
    }

    @Test
    void aTargetThatIsThereIsMatchedByName() {
        workshop.warehouse().execute("""
                CREATE TABLE dim_client (id INT NOT NULL PRIMARY KEY, "FullName" VARCHAR(60), loaded_at TIMESTAMP, segment VARCHAR(5))""");
        Draft draft = draft("dim_client", false);
        assertThat(draft.ddl()).isNull();
        assertThat(draft.yaml())
                .containsIgnoringCase("FullName: { from: full_name")
                .containsIgnoringCase("# credit: the target has no such column")
                .containsIgnoringCase("# segment of the target has no source column")
                .containsIgnoringCase("loaded_at: loaded_at");
        assertThat(workshop.validate(true)).isEmpty();
        assertThat(workshop.run().counts("dim_client")).isEqualTo("read 2, inserted 2");
    }

    @Test
    void whatIsDoubtfulIsSaid() {
        workshop.source().execute("CREATE TABLE log (line VARCHAR(10), created_at TIMESTAMP)");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.draft("log", null, false).yaml())
                    .contains("DOUBT: changes after the insert are not seen")
                    .contains("DOUBT: it takes NULL")
                    .contains("DOUBT: the source has no unique key");
        }
    }

    @Test
    void nothingIsOverwritten() {
        draft(null, false);
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> draft(null, false));
        assertThat(refusal).hasMessageContaining("client.yaml is there already").hasMessageContaining("etl.force");
        draft(null, true);
    }

    @Test
    void aTableThatIsMissingIsNamed() {
        try (Engine engine = workshop.engine()) {
            FluxoException refusal =
                    catchThrowableOfType(FluxoException.class, () -> engine.draft("nowhere", null, false));
            assertThat(refusal).hasMessageContaining("FLX-2011").hasMessageContaining("nowhere");
        }
    }
}
