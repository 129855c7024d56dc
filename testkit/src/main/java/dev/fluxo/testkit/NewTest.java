package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.Draft;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
            return force ? engine.redraft("client", target) : engine.draft("client", target);
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
    void aHistoryIsDraftedWithItsTarget() {
        Draft draft;
        try (Engine engine = workshop.engine()) {
            draft = engine.draft("client", "dim_client", Draft.Keeps.TYPE2);
        }
        assertThat(draft.yaml())
                .containsIgnoringCase("valid_from: valid_from")
                .containsIgnoringCase("overwrite: [updated_at]");
        assertThat(draft.ddl()).containsIgnoringCase("client_sk");
        workshop.warehouse().execute(Objects.requireNonNull(draft.ddl()).replace(";", ""));
        assertThat(workshop.validate(true)).isEmpty();
        assertThat(workshop.run().counts("dim_client")).isEqualTo("read 2, inserted 2");
        workshop.source().execute("""
                UPDATE client SET credit = 1, updated_at = TIMESTAMP '2025-01-02 00:00:00' WHERE id = 1;
                UPDATE client SET updated_at = TIMESTAMP '2025-01-02 00:00:00' WHERE id = 2""");
        assertThat(workshop.run().counts("dim_client")).isEqualTo("read 2, versioned 1, updated 1");
        assertThat(workshop.warehouse().number("SELECT COUNT(DISTINCT client_sk) FROM dim_client"))
                .isEqualTo(3);
    }

    /** The columns of a history that the target has are found by their names, the others are to be added. */
    @Test
    void aHistoryIsDraftedForATargetThatIsThere() {
        workshop.warehouse().execute("""
                CREATE TABLE dim_client (id INT NOT NULL, full_name VARCHAR(60), valido_de TIMESTAMP NOT NULL, valido_ate TIMESTAMP)""");
        try (Engine engine = workshop.engine()) {
            Draft draft = engine.draft("client", "dim_client", Draft.Keeps.TYPE2);
            assertThat(draft.yaml())
                    .containsIgnoringCase("valid_from: valido_de")
                    .containsIgnoringCase("valid_to: valido_ate")
                    .containsIgnoringCase("current: is_current");
            assertThat(draft.ddl())
                    .containsIgnoringCase("is_current")
                    .containsIgnoringCase("(id, valido_de)")
                    .doesNotContainIgnoringCase("add valido");
        }
    }

    @Test
    void whatIsDoubtfulIsSaid() {
        workshop.source().execute("CREATE TABLE log (line VARCHAR(10), created_at TIMESTAMP)");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.draft("log", null).yaml())
                    .contains("DOUBT: changes after the insert are not seen")
                    .contains("DOUBT: it takes NULL")
                    .contains("DOUBT: the source has no unique key");
        }
    }

    @Test
    void nothingIsOverwritten() {
        draft(null, false);
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> draft(null, false));
        assertThat(refusal)
                .hasMessageContaining("client.yaml is there already")
                .hasMessageContaining("replace it with force");
        draft(null, true);
    }

    @Test
    void aTableThatIsMissingIsNamed() {
        try (Engine engine = workshop.engine()) {
            FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> engine.draft("nowhere", null));
            assertThat(refusal).hasMessageContaining("FLX-2011").hasMessageContaining("nowhere");
        }
    }

    /** Tables, not views, by schema and name; each once, and never more than were expected. */
    @Test
    void aListWithWildcardsMeansTables() {
        workshop.source().execute("""
                CREATE TABLE order_line (id INT NOT NULL PRIMARY KEY);
                CREATE TABLE order_head (id INT NOT NULL PRIMARY KEY);
                CREATE VIEW order_view AS SELECT id FROM order_head""");
        try (Engine engine = workshop.engine()) {
            List<String> orders = engine.tables("src:ORDER*,src:order_h*", 10);
            assertThat(orders).hasSize(2);
            assertThat(orders.get(0)).containsIgnoringCase("order_head").startsWith("src:");
            assertThat(orders.get(1)).containsIgnoringCase("order_line");
            String schema = orders.get(0).replaceAll("^src:|\\.[^.]*$", "");
            assertThat(engine.tables("src:" + schema + ".order_line , client", 2))
                    .containsExactly("src:" + schema + ".order_line", "client");
            assertThat(engine.tables("src:" + schema.substring(0, 2) + "*.cl*nt", 1))
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("client");
            assertThat(engine.draft(orders.get(1), null).entity()).isEqualTo("order_line");

            assertThat(catchThrowableOfType(FluxoException.class, () -> engine.tables("src:order*", 1)))
                    .hasMessageContaining("FLX-1108")
                    .hasMessageContaining("at most 1");
            assertThat(catchThrowableOfType(FluxoException.class, () -> engine.tables("src:no*, src:nowhere.*", 9)))
                    .hasMessageContaining("no table that matches 'no*'")
                    .hasMessageContaining("no table that matches 'nowhere.*'")
                    .hasMessageContaining("no schema 'nowhere'");
        }
    }

    /** What a database keeps for itself is no table of a user's. */
    @Test
    void everythingIsEverythingOfUsers() {
        try (Engine engine = workshop.engine()) {
            assertThat(engine.tables("src:*.*", 100))
                    .noneMatch(name ->
                            name.toLowerCase(Locale.ROOT).matches("src:(information_schema|pg_catalog|sys)\\..*"));
            assertThat(engine.tables("src:*.*", 100))
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("client"));
        }
    }

    private void adds(Draft draft) {
        workshop.warehouse().execute(Objects.requireNonNull(draft.ddl()));
        assertThat(workshop.validate(true)).isEmpty();
    }

    @Needs(Capability.GENERATED_IDENTITY)
    @Test
    void aKeyThatTheTargetFillsItselfGetsAColumnOfItsOwn() {
        workshop.warehouse().execute("""
                CREATE TABLE dim_client (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, full_name VARCHAR(60))""");
        Draft draft = draft("dim_client", false);
        assertThat(draft.yaml())
                .containsIgnoringCase("client_id: id")
                .containsIgnoringCase("keys: [client_id]")
                .containsIgnoringCase("# id of the target is filled by the database")
                .doesNotContainIgnoringCase("id: the target has no such column");
        adds(draft);
        assertThat(workshop.run().counts("dim_client")).isEqualTo("read 2, inserted 2");
    }

    @Test
    void aColumnThatTheTargetFillsItselfIsNotSaidToBeMissing() {
        workshop.warehouse().execute("""
                CREATE TABLE dim_client (id INT NOT NULL PRIMARY KEY, full_name VARCHAR(60),
                  credit DECIMAL(12, 2) GENERATED ALWAYS AS (id * 2))""");
        Draft draft = draft("dim_client", false);
        assertThat(draft.ddl()).isNull();
        assertThat(draft.yaml())
                .containsIgnoringCase("# credit: the database itself fills this column of the target")
                .doesNotContainIgnoringCase("credit: the target has no such column");
        assertThat(workshop.validate(true)).isEmpty();
    }

    @Test
    void aKeyThatTheTargetLacksIsAdded() {
        workshop.warehouse().execute("CREATE TABLE dim_client (full_name VARCHAR(60))");
        Draft draft = draft("dim_client", false);
        assertThat(draft.targetMissing()).isFalse();
        adds(draft);
        assertThat(workshop.run().counts("dim_client")).isEqualTo("read 2, inserted 2");
    }

    @Needs(Capability.GENERATED_IDENTITY)
    @Test
    void theKeyIsOneThatTheTargetHasToo() {
        workshop.source().execute("CREATE UNIQUE INDEX client_name ON client (full_name, updated_at)");
        workshop.warehouse().execute("""
                CREATE TABLE dim_client (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, full_name VARCHAR(60) NOT NULL,
                  updated_at TIMESTAMP NOT NULL, UNIQUE (full_name, updated_at))""");
        workshop.source().execute("ALTER TABLE client ALTER COLUMN full_name SET NOT NULL");
        Draft draft = draft("dim_client", false);
        assertThat(draft.yaml()).containsIgnoringCase("keys: [full_name, updated_at]");
        assertThat(draft.ddl()).isNull();
        assertThat(workshop.validate(true)).isEmpty();
    }

    @Test
    void aLoadedAtOfTheProjectsDefaultsIsMetAsWell() {
        workshop.file("project.yaml", """
                version: 1
                control: dw
                defaults: { target: { loaded_at: carga } }
                profiles: { test: { connections: { src: { %s }, dw: { %s } } } }
                """.formatted(
                        workshop.source().yaml(), workshop.warehouse().yaml()));
        workshop.warehouse().execute("CREATE TABLE dim_client (id INT NOT NULL PRIMARY KEY, full_name VARCHAR(60))");
        adds(draft("dim_client", false));
        workshop.source().execute("CREATE TABLE old (id INT NOT NULL PRIMARY KEY, carga TIMESTAMP)");
        try (Engine engine = workshop.engine()) {
            adds(engine.draft("old", null));
        }
    }

    @Test
    void aTimeThatEveryRowHasIsProposedWithWhatItMeans() {
        workshop.source().execute("""
                CREATE TABLE payment (payment_id INT NOT NULL PRIMARY KEY, due_date TIMESTAMP NOT NULL, payment_date TIMESTAMP NOT NULL);
                INSERT INTO payment VALUES (1, TIMESTAMP '2025-01-01 00:00:00', TIMESTAMP '2025-01-01 00:00:00')""");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.draft("payment", null).yaml())
                    .containsIgnoringCase("columns: [payment_date, payment_id]")
                    .containsIgnoringCase(
                            "DOUBT: it suits a table to which rows are only added, in the order of payment_date.")
                    .containsIgnoringCase("comes later with an earlier payment_date, is not seen");
        }
    }

    @Test
    void aTimeOfTheFutureOrOfSomeRowsIsNot() {
        workshop.source().execute("""
                CREATE TABLE planned (id INT NOT NULL PRIMARY KEY, at TIMESTAMP NOT NULL, seen_at TIMESTAMP);
                INSERT INTO planned VALUES (1, TIMESTAMP '2200-01-01 00:00:00', NULL);
                CREATE TABLE changed (id INT NOT NULL PRIMARY KEY, updated_at TIMESTAMP, created_at TIMESTAMP NOT NULL);
                INSERT INTO changed VALUES (1, NULL, TIMESTAMP '2025-01-01 00:00:00')""");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.draft("planned", null).yaml())
                    .contains("every run reads the whole table")
                    .doesNotContain("\nwatermark:");
            assertThat(engine.draft("changed", null).yaml())
                    .containsIgnoringCase("COALESCE(updated_at, created_at)")
                    .doesNotContain("\nwatermark:");
        }
    }

    @Test
    void aTableIsNotReadIntoItself() {
        try (Engine engine = workshop.engine()) {
            FluxoException refusal =
                    catchThrowableOfType(FluxoException.class, () -> engine.draft("src:client", "src:client"));
            assertThat(refusal)
                    .hasMessageContaining("would be read and written")
                    .hasMessageContaining("target=dim.DIM_CLIENTE");
        }
    }

    @Test
    void aConnectionThatIsMistypedIsNamed() {
        try (Engine engine = workshop.engine()) {
            FluxoException refusal =
                    catchThrowableOfType(FluxoException.class, () -> engine.draft("srcc:client", null));
            assertThat(refusal).hasMessageContaining("'srcc'").hasMessageContaining("did you mean 'src'");
        }
    }

    @Test
    void anEntityThatAnotherFileHasIsNotDraftedTwice() {
        draft(null, false);
        Path file = workshop.folder().resolve("client.yaml");
        assertThat(file.toFile()
                        .renameTo(workshop.folder().resolve("customers.yaml").toFile()))
                .isTrue();
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> draft(null, true));
        assertThat(refusal).hasMessageContaining("customers.yaml").hasMessageContaining("'client'");
    }
}
