package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions beside what PostgreSQL can say of a table. */
class HistoryOnPostgresTest {
    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    private final Versions versions = new Versions(workshop);

    @BeforeEach
    void aHistory() {
        versions.open("");
        versions.state(1, 1, "a", "e", 1);
        versions.state(2, 2, "x", "e", 1);
        workshop.run();
        versions.state(3, 1, "b", "e", 2);
        versions.state(4, 1, "c", "e", 3);
    }

    /** At no moment has a key two versions that are current. */
    @Test
    void aUniqueIndexOnTheCurrentVersionHolds() {
        workshop.warehouse().execute("CREATE UNIQUE INDEX one_is_current ON dim_customer (customer_id) WHERE atual");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, versioned 2");
        assertThat(versions.all())
                .containsExactly(
                        "1 | a | 1 | 2 | was",
                        "1 | b | 2 | 3 | was",
                        "1 | c | 3 | null | now",
                        "2 | x | 1 | null | now");
    }

    /** What is not there afterwards was not written. */
    @Test
    void aVersionThatATriggerSwallowsIsNamed() {
        swallow("NEW.nome = 'c'");
        workshop.warehouse().execute(swallowing("INSERT"));
        says(workshop.run().problem("customers"), "FLX-4050", "customer_id=1");
        assertThat(versions.all()).containsExactly("1 | a | 1 | null | now", "2 | x | 1 | null | now");
    }

    /** A version that a trigger keeps from ending would be current beside the next one. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"NEW.valido_ate IS NOT NULL, 1", "NEW.nome = 'z', 2"})
    void aChangeOfAVersionThatATriggerSwallowsIsNamed(String which, int customer) {
        versions.state(5, 2, "z", "e", 1);
        swallow(which);
        workshop.warehouse().execute(swallowing("UPDATE"));
        says(workshop.run().problem("customers"), "FLX-4050", "customer_id=" + customer);
        assertThat(versions.all()).containsExactly("1 | a | 1 | null | now", "2 | x | 1 | null | now");
    }

    /**
     * What was counted and is not written is an error of its own where nothing in the catalog says that somebody has a say in it: here a trigger
     * that is made in the loading transaction, elsewhere a server that loses rows of a join.
     */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "INSERT, NEW.nome = 'c', insert versions, 2, 1",
                "UPDATE, NEW.valido_ate IS NOT NULL, close versions, 1, 0",
                "UPDATE, NEW.nome = 'z', update versions, 1, 0",
                "UPDATE, NEW.email = 'new', overwrite, 1, 0"
            })
    void whatIsCountedAndNotWrittenFailsTheEntity(String event, String which, String step, int due, int written) {
        versions.spec("overwrite: [email]", "before:\n  - " + swallowing(event) + "\n");
        versions.state(5, 2, step.equals("update versions") ? "z" : "x", step.equals("overwrite") ? "new" : "e", 1);
        swallow(which);
        says(
                workshop.run().problem("customers"),
                "FLX-4051",
                "'" + step + "' was to write " + due + (due == 1 ? " row," : " rows,"),
                "wrote " + written,
                "dim_customer");
        assertThat(versions.shown("nome || email"))
                .containsExactly("1 | ae | 1 | null | now", "2 | xe | 1 | null | now");
        assertThat(workshop.watermark("customers")).contains("2025-01-01");
    }

    private void swallow(String which) {
        workshop.warehouse()
                .execute("CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF " + which
                        + " THEN RETURN NULL; END IF; RETURN NEW; END $$");
    }

    private static String swallowing(String event) {
        return "CREATE TRIGGER swallows BEFORE " + event + " ON dim_customer FOR EACH ROW EXECUTE FUNCTION swallow()";
    }
}
