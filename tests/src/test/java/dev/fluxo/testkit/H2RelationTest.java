package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views and linked tables of H2 are loaded by UPDATE and INSERT, or refused before anything is read. */
class H2RelationTest {
    private static final String LINK = "CREATE LINKED TABLE dim_customer('org.h2.Driver', '%s', '', '', 'BEHIND')";

    @RegisterExtension
    final Workshop workshop = new Workshop();

    private void target(String ddl) {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 20);
        workshop.warehouse().execute("ALTER TABLE dim_customer RENAME TO behind");
        workshop.warehouse().execute(ddl);
        workshop.spec(Shop.SPEC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "linked table"})
    void isLoaded(String what) {
        target(
                what.equals("view")
                        ? "CREATE VIEW dim_customer AS SELECT * FROM behind; CREATE TRIGGER instead INSTEAD OF INSERT, UPDATE"
                                + " ON dim_customer FOR EACH ROW CALL '" + Behind.class.getName() + "'"
                        : LINK.formatted(workshop.warehouse().url()));
        Run run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.counts("customers")).isEqualTo("read 20, inserted 20");
        assertThat(run.entity("customers").warnings().stream().map(Problem::toString))
                .anyMatch(warning -> warning.contains("FLX-2051") && warning.contains("it is a " + what));
        workshop.source().execute("UPDATE customer SET name = 'New', updated_at = '2025-06-01' WHERE id < 5");
        workshop.source().execute("INSERT INTO customer VALUES (21, 'More', 1, '2025-06-01')");
        workshop.source().execute("UPDATE customer SET updated_at = '2025-06-01' WHERE id = 9");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 6, inserted 1, updated 4, unchanged 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        workshop.warehouse().execute("DROP " + (what.equals("view") ? "VIEW" : "TABLE") + " dim_customer");
    }

    @Test
    void aViewWithoutTriggersIsRefusedBeforeAnythingIsRead() {
        target("CREATE VIEW dim_customer AS SELECT * FROM behind");
        Messages.says(
                workshop.run().problem("customers"),
                "FLX-2050",
                "view PUBLIC.DIM_CUSTOMER",
                "takes no rows",
                "INSTEAD OF");
        assertThat(workshop.validate(true)).anyMatch(problem -> problem.contains("FLX-2050"));
        workshop.warehouse()
                .execute("CREATE TRIGGER instead INSTEAD OF INSERT ON dim_customer FOR EACH ROW CALL '"
                        + Behind.class.getName() + "'");
        Messages.says(workshop.run().problem("customers"), "FLX-2050", "takes no changes to its rows");
    }

    /** Writes to the table behind the view. */
    public static final class Behind implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM behind WHERE customer_id = ?");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO behind VALUES (?, ?, ?, ?)")) {
                delete.setObject(1, after[0]);
                delete.executeUpdate();
                for (int i = 0; i < after.length; i++) {
                    insert.setObject(i + 1, after[i]);
                }
                insert.executeUpdate();
            }
        }
    }
}
