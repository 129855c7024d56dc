package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
        workshop.warehouse().execute("""
                CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF NEW.nome = 'c' THEN RETURN NULL; END IF;
                  RETURN NEW;
                END $$;
                CREATE TRIGGER swallows BEFORE INSERT ON dim_customer FOR EACH ROW EXECUTE FUNCTION swallow()""");
        says(workshop.run().problem("customers"), "FLX-4050", "customer_id=1");
        assertThat(versions.all()).containsExactly("1 | a | 1 | null | now", "2 | x | 1 | null | now");
    }
}
