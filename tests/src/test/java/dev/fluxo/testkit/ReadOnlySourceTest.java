package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source is only read: a query that writes is refused, by day and at night, and nothing of it is left. */
class ReadOnlySourceTest {
    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void aShopWhoseReadersLeaveTraces() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.source().execute("""
                CREATE SEQUENCE counter;
                CREATE TABLE trace (name text);
                CREATE FUNCTION traced(text) RETURNS text LANGUAGE sql AS 'INSERT INTO trace VALUES ($1) RETURNING name';
                CREATE VIEW traced_customer AS SELECT id, traced(name) AS name, credit, updated_at FROM customer""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, name, nextval('counter') AS credit, updated_at FROM customer",
                "SELECT id, traced(name) AS name, credit, updated_at FROM customer",
                "SELECT id, name, credit, updated_at FROM traced_customer",
                "SELECT id, name, credit, updated_at FROM customer WHERE traced(name) IS NOT NULL AND {{window}}"
            })
    void aQueryThatWritesIsRefused(String query) {
        workshop.spec(Shop.SPEC.replace("SELECT id, name, credit, updated_at FROM customer", query));
        List<String> online = workshop.validate(true);
        assertThat(online)
                .filteredOn(problem -> problem.contains("FLX-3084"))
                .singleElement()
                .satisfies(this::isSaid);
        assertThat(workshop.run().problem("customers")).satisfies(this::isSaid);

        assertThat(workshop.source().rows("SELECT is_called FROM counter")).containsExactly("FALSE");
        assertThat(workshop.source().number("SELECT COUNT(*) FROM trace")).isZero();
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
    }

    private void isSaid(String problem) {
        says(
                problem,
                "customers.yaml",
                "FLX-3084",
                "the source query writes",
                "read-only transaction",
                "'src'",
                "nextval()");
    }

    /** Source, target and books in one database: only what reads is held to reading. */
    @Test
    void oneDatabaseForAllIsStillWritten() {
        workshop.source().execute("""
                CREATE TABLE dim_customer (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2),
                  dw_loaded_at TIMESTAMP)""");
        workshop.file("project.yaml", """
                version: 1
                control: src
                profiles: { test: { connections: { src: { %s } } } }
                """.formatted(workshop.source().yaml()));
        workshop.file("customers.yaml", Shop.SPEC.replace("connection: dw", "connection: src"));
        for (int more = 0; more < 2; more++) {
            Shop.customers(workshop, 4 + more, 4 + more);
            assertThat(workshop.runWithBooksIn(workshop.source()).status()).isEqualTo("success");
            Same.rows(workshop.source(), Shop.SOURCE, workshop.source(), Shop.TARGET);
        }
    }
}
