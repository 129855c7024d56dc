package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The grants that are given to administrators are enough for a run, and nothing has to be open to everybody besides. */
class GrantsTest {
    private static final Path SCRIPT = Path.of("../sql/grants/postgresql.sql");

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    @Test
    void theScriptGrantsAllThatARunNeeds() throws IOException {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        closeToEverybody(workshop.source());
        closeToEverybody(workshop.warehouse());
        grant();
        workshop.spec(Shop.SPEC.replace("[trim]", "[trim], check: \"nome != 'Customer 11'\", on_error: reject"));

        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");

        workshop.source().execute("UPDATE customer SET credit = 0, updated_at = '2025-06-01' WHERE id <= 3");
        Shop.customers(workshop, 11, 12);
        Run increment = workshop.run();
        assertThat(increment.counts("customers")).isEqualTo("read 5, inserted 1, updated 3, rejected 1");
        assertThat(increment.result().entities().get(0).warnings()).isEmpty();
        String all = Shop.SOURCE.replace("ORDER BY", "WHERE id <> 11 ORDER BY");
        assertThat(Same.rows(workshop.source(), all, workshop.warehouse(), Shop.TARGET))
                .isEqualTo(11);
    }

    private static void closeToEverybody(Database database) {
        String name = database.text("SELECT current_database()");
        database.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC; REVOKE ALL ON SCHEMA public FROM PUBLIC");
    }

    /** The script with the names of this test. Each of its statements belongs to one of the two databases. */
    private void grant() throws IOException {
        String script = Files.readString(SCRIPT)
                .replaceAll("--.*", "")
                .replace("fluxo_reader", "grants_reader")
                .replace("fluxo_writer", "grants_writer")
                .replace("DATABASE shop", "DATABASE " + workshop.source().text("SELECT current_database()"))
                .replace("DATABASE dw", "DATABASE " + workshop.warehouse().text("SELECT current_database()"))
                .replace("SCHEMA core", "SCHEMA public")
                .replace("SCHEMA dim, fact", "SCHEMA public")
                .replaceAll("core\\.\\w+(, core\\.\\w+)*", "customer")
                .replaceAll("dim\\.\"\\w+\"(, \\w+\\.\"\\w+\")*", "dim_customer");
        workshop.source().execute("DROP ROLE IF EXISTS grants_reader; DROP ROLE IF EXISTS grants_writer");
        for (String statement : script.split(";", -1)) {
            boolean ofTheSource = statement.contains("grants_reader");
            if (!statement.isBlank()) {
                (ofTheSource ? workshop.source() : workshop.warehouse()).execute(statement);
            }
        }
        workshop.source().execute("ALTER ROLE grants_reader PASSWORD 'r'; ALTER ROLE grants_writer PASSWORD 'w'");
        workshop.connections("user: grants_reader, password: r", "user: grants_writer, password: w");
    }
}
