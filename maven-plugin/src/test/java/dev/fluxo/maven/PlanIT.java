package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etl:plan}: what a run would do, as text and as Markdown. */
class PlanIT {
    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
    }

    @Test
    void saysWhatTheNextRunWouldDo() throws IOException {
        shop.maven().run("run").succeeds();
        shop.sql("src", "UPDATE customer SET name = 'Eva', updated_at = TIMESTAMP '2025-03-01 00:00:00' WHERE id = 2");

        Output plan = shop.maven().run("plan", "-Detl.effects").succeeds();
        assertThat(plan.shown())
                .contains(
                        "customers: customer of src -> dim_customer of dw",
                        "  waiting: 1 row",
                        "  effects: 0 inserted, 1 updated, 0 unchanged, 0 rejected",
                        "    id=2: name 'Zoé' -> 'Eva'",
                        "  extract:",
                        "  merge:")
                .anyMatch(line -> line.startsWith("  window: after 2025-01-02T00:00,2, before 20"));
        assertThat(shop.rows("dw", "SELECT name FROM dim_customer WHERE id = 2"))
                .containsExactly("Zoé");

        Output written = shop.maven()
                .run("plan", "-Detl.format=markdown", "-Detl.effects")
                .succeeds();
        assertThat(written.level("INFO"))
                .singleElement()
                .asString()
                .startsWith("wrote ")
                .endsWith("plan.md");
        assertThat(Files.readString(shop.file("target/etl/plan.md")))
                .contains(
                        "| customers | after 2025-01-02T00:00,2, before ", "| id=2 | name | 'Zoé' | 'Eva' |", "```sql");
    }

    @Test
    void namesWhatCannotBeLoaded() throws IOException {
        shop.spec(
                "more",
                Shop.CUSTOMERS.replace("entity: customers", "entity: more").replace("dim_customer", "dim_none"));
        Output plan = shop.maven().run("plan").fails();
        assertThat(plan.errors())
                .singleElement()
                .asString()
                .startsWith("more: more.yaml:")
                .contains("FLX-2001");
        assertThat(plan.summary()).isEqualTo("1 entity cannot be loaded");
        assertThat(plan.shown()).contains("  waiting: 2 rows");
        assertThat(shop.maven().run("plan", "-Detl.entities=nobody").fails().errors())
                .singleElement()
                .asString()
                .contains("FLX-1022", "nobody");
    }
}
