package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries as they come from an analyst's editor. */
@OnEveryDatabase
class PastedQueryTest {
    @RegisterExtension
    final Workshop workshop;

    PastedQueryTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private void query(String query) {
        workshop.file(
                "customers.yaml",
                Shop.SPEC.replace(
                        "\"SELECT id, name, credit, updated_at FROM customer\"",
                        "\"" + query.replace("\n", "\\n") + "\""));
    }

    @Test
    void aSemicolonAtTheEndAndAnOrderDoNoHarm() {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 3);
        query("SELECT id, name, credit, updated_at FROM customer -- all\n;\n");
        assertThat(workshop.validate(true)).noneMatch(line -> line.contains("customers.yaml:2:"));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
        query(
                "WITH c AS (SELECT * FROM customer) SELECT id, name, credit, updated_at FROM c ORDER BY name DESC; -- by name");
        oneSays(workshop.validate(true), "FLX-1070", "customers.yaml:2:", "ORDER BY");
        Shop.customers(workshop, 4, 5);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
    }

    @Test
    void aLimitLosesRowsBehindAWatermark() {
        Shop.tables(workshop);
        query("SELECT id, name, credit, updated_at FROM customer ORDER BY name FETCH FIRST 10 ROWS ONLY");
        oneSays(workshop.validate(false), "FLX-1071", "customers.yaml:2:", "watermark");
        query("SELECT id, name, credit, updated_at FROM customer ORDER BY name OFFSET 0 ROWS FETCH NEXT 2 ROWS ONLY");
        workshop.spec(
                Shop.SPEC
                        .replace("watermark: { columns: [updated_at, id] }\n", "")
                        .replace(
                                "SELECT id, name, credit, updated_at FROM customer",
                                "SELECT id, name, credit, updated_at FROM customer ORDER BY id DESC OFFSET 0 ROWS FETCH NEXT 2 ROWS ONLY"));
        assertThat(workshop.validate(true)).noneMatch(line -> line.contains("customers.yaml:2:"));
        Shop.customers(workshop, 1, 3);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
    }
}
