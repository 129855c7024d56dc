package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a target of SQL Server is written, as catalog.lock.yaml tells it: no server is needed for that. */
class SqlServerChoiceTest {
    @RegisterExtension
    final Workshop workshop = new Workshop();

    private void asOfSqlServer() throws IOException {
        try (Engine engine = workshop.engine()) {
            engine.snapshot();
        }
        Path lock = workshop.folder().resolve("catalog.lock.yaml");
        String text = Files.readString(lock)
                .replace("database: h2", "database: sqlserver")
                .replaceAll("CHARACTER VARYING|VARCHAR", "varchar")
                .replace("DECIMAL", "decimal")
                .replace("INTEGER", "int")
                .replaceAll("TIMESTAMP\\(6\\)", "datetime2(6)");
        Files.writeString(lock, text);
    }

    @Test
    void withoutAUniqueKeyNoMerge() throws IOException {
        Shop.open(workshop);
        asOfSqlServer();
        assertThat(workshop.validate(false)).noneMatch(problem -> problem.contains("FLX-2051"));

        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [nome]"));
        assertThat(workshop.validate(false))
                .anyMatch(problem -> problem.contains(
                        "FLX-2051 table PUBLIC.DIM_CUSTOMER takes no MERGE, for it has no unique index on its keys"));

        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [nome], write: update_insert"));
        assertThat(workshop.validate(false)).noneMatch(problem -> problem.contains("FLX-2051"));
    }

    /** Elsewhere a MERGE without an index is slow, and no more than that. */
    @Test
    void elsewhereItStays() {
        Shop.open(workshop);
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [nome]"));
        assertThat(workshop.validate(true)).noneMatch(problem -> problem.contains("FLX-2051"));
    }
}
