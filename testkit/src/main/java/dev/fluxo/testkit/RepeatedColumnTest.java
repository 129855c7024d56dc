package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query that returns two columns of one name: no database can tell them apart once a window is put around it. */
@OnEveryDatabase
class RepeatedColumnTest {
    private static final String QUERY = "SELECT id, name, credit, updated_at FROM customer";

    @RegisterExtension
    final Workshop workshop;

    RepeatedColumnTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT c.*, o.* FROM customer c JOIN customer o ON o.id = c.id",
                "SELECT c.*, o.id FROM customer c JOIN customer o ON o.id = c.id WHERE {{window}}",
            })
    void isFoundWithItsPlace(String query) {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 2);
        workshop.spec(Shop.SPEC.replace(QUERY, query));
        assertThat(workshop.validate(false)).isEmpty();
        oneSays(workshop.validate(true), "customers.yaml:2:", "FLX-2070", "'id'", "AS id_2");
        oneSays(workshop.problems(), "customers.yaml:2:", "FLX-2070", "'id'");
    }

    @Test
    void isFoundWithoutADatabaseWhereTheTextSaysIt() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace(
                QUERY, "SELECT c.id, o.id, c.name, c.credit, c.updated_at FROM customer c, customer o"));
        oneSays(workshop.validate(false), "customers.yaml:2:", "FLX-2070", "'id'");
        assertThat(workshop.validate(true)).hasSize(1);
    }

    /** By its own rules of upper and lower case: what `validate` takes for two, a run reads. */
    @Test
    void namesThatTheDatabaseTellsApartAreTwo() {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 2);
        workshop.spec(Shop.SPEC.replace(
                "\"" + QUERY + "\"",
                "'SELECT id, name, credit, updated_at, 1 AS \"One\", 2 AS \"ONE\" FROM customer'"));
        boolean two = workshop.validate(true).stream().noneMatch(problem -> problem.contains("FLX-2070"));
        assertThat(workshop.run().statuses()).containsExactly("customers " + (two ? "success" : "failed"));
    }
}
