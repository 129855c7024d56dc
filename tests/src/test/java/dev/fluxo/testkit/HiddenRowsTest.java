package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Diagnosis.Finding;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Row level security on the source: what the login does not see is not loaded, and that is said. */
class HiddenRowsTest {
    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @BeforeEach
    void aShopThatShowsAReaderHalfOfItsCustomers() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 4);
        workshop.source().execute("""
                ALTER TABLE customer ENABLE ROW LEVEL SECURITY;
                CREATE POLICY even ON customer USING (id % 2 = 0);
                CREATE VIEW all_customers AS SELECT * FROM customer""");
        workshop.source().backend().createReader(workshop.source(), "half_reader", "secret-of-the-reader");
        workshop.connections("user: half_reader, password: secret-of-the-reader");
    }

    @Test
    void runValidateAndDoctorSayIt() {
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 2, inserted 2");
        assertThat(warnings(run)).singleElement().satisfies(this::isSaid);
        assertThat(workshop.validate(true))
                .filteredOn(problem -> problem.contains("FLX-2080"))
                .singleElement()
                .satisfies(this::isSaid);
        try (Engine engine = workshop.engine()) {
            List<String> findings = engine.doctor(Selection.ALL).get(0).findings().stream()
                    .map(Finding::text)
                    .toList();
            assertThat(findings)
                    .filteredOn(finding -> finding.contains("FLX-2080"))
                    .hasSize(1);
        }
    }

    private static List<String> warnings(Run run) {
        return run.entity("customers").warnings().stream()
                .map(Problem::toString)
                .filter(problem -> problem.contains("FLX-2080"))
                .toList();
    }

    private void isSaid(String problem) {
        says(
                problem,
                "customers.yaml:2",
                "FLX-2080",
                "row level security",
                "customer",
                "only a part of the rows",
                "read all rows");
    }

    /** The owner of a view, and who may pass by policies, see all. */
    @Test
    void nothingIsSaidWhereNothingIsHidden() {
        workshop.spec(Shop.SPEC.replace("FROM customer", "FROM all_customers"));
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 4, inserted 4");
        assertThat(warnings(run)).isEmpty();

        workshop.spec(Shop.SPEC);
        workshop.connections("");
        assertThat(workshop.validate(true)).noneMatch(problem -> problem.contains("FLX-2080"));
    }

    /** Such a role wants no part of anything: its query fails, in words of its own. */
    @Test
    void aRoleWithRowSecurityOffFailsByName() {
        workshop.source().execute("ALTER ROLE half_reader SET row_security = off");
        says(workshop.run().problem("customers"), "FLX-2080", "row level security", "customer");
    }
}
