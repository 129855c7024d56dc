package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.Preview;
import dev.fluxo.engine.result.Site;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One file, several entities: each loads, stands in the books, and is chosen by itself. */
@OnEveryDatabase
class ForEachTest {
    private static final String SPEC = """
            entity: customers_${tenant}
            for_each: { tenant: [sp, rj] }
            tags: ["${tenant}"]
            source: { connection: src, query: "SELECT id, name, updated_at FROM customer_${tenant}" }
            watermark: { columns: [updated_at, id] }
            columns:
              customer_id: id
              nome: { from: name, transform: [trim] }
              loja: { value: "${tenant}" }
            target: { connection: dw, table: "dim_customer_${tenant}", keys: [customer_id] }
            tests:
              - { name: trims, given: [{ id: 1, name: " a " }], expect: [{ customer_id: 1, nome: a, loja: "${tenant}" }] }
            """;

    @RegisterExtension
    final Workshop workshop;

    ForEachTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void twoTenants() {
        for (String tenant : List.of("sp", "rj")) {
            workshop.source()
                    .execute("CREATE TABLE customer_" + tenant
                            + " (id INT PRIMARY KEY, name VARCHAR(100), updated_at TIMESTAMP);\n"
                            + "INSERT INTO customer_" + tenant + " VALUES (1, ' of " + tenant
                            + " ', TIMESTAMP '2025-01-01 00:00:00')");
            workshop.warehouse()
                    .execute("CREATE TABLE dim_customer_" + tenant
                            + " (customer_id INT PRIMARY KEY, nome VARCHAR(20), loja VARCHAR(5))");
        }
        workshop.file("customers.yaml", SPEC);
    }

    private List<String> rows(String tenant) {
        return workshop.warehouse().rows("SELECT customer_id, nome, loja FROM dim_customer_" + tenant);
    }

    @Test
    void eachHasItsRowsItsWatermarkAndItsBooks() {
        Run run = workshop.run();
        assertThat(run.statuses()).containsExactly("customers_sp success", "customers_rj success");
        assertThat(rows("sp")).containsExactly("1 | of sp | sp");
        assertThat(rows("rj")).containsExactly("1 | of rj | rj");
        workshop.source().execute("INSERT INTO customer_rj VALUES (2, 'new', TIMESTAMP '2025-01-02 00:00:00')");
        Run next = workshop.run();
        assertThat(next.counts("customers_sp")).isEqualTo("nothing");
        assertThat(next.counts("customers_rj")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.watermark("customers_rj")).contains("\"2\"");
        assertThat(workshop.watermark("customers_sp")).contains("\"1\"");
    }

    @Test
    void isChosenByNameByPatternAndByTag() {
        assertThat(workshop.run("customers_rj").statuses()).containsExactly("customers_rj success");
        assertThat(workshop.run("customers_*").statuses()).hasSize(2);
        try (Engine engine = workshop.engine()) {
            Selection tagged = new Selection(List.of(), List.of("sp"));
            assertThat(engine.status(tagged)).extracting(EntityState::entity).containsExactly("customers_sp");
            assertThat(engine.preview(tagged, 5)).extracting(Preview::entity).containsExactly("customers_sp");
            assertThat(engine.site(tagged).entities())
                    .extracting(Site.Entity::name, Site.Entity::target)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("customers_sp", "dim_customer_sp of dw"));
            assertThat(engine.test(Selection.ALL).results())
                    .extracting(result -> result.entity() + " " + result.test())
                    .containsExactly("customers_sp trims", "customers_rj trims");
            assertThat(engine.entities()).isEqualTo(2);
        }
    }

    /** What fails in one of them fails that one. */
    @Test
    void oneFailsAlone() {
        workshop.source().execute("UPDATE customer_rj SET name = 'a name of more than twenty letters'");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("partial");
        assertThat(run.statuses()).containsExactly("customers_sp success", "customers_rj failed");
        assertThat(rows("sp")).hasSize(1);
        assertThat(rows("rj")).isEmpty();
    }

    @Test
    void aFaultOfTheFileIsOneLineOfValidateAndFailsEach() {
        workshop.file("customers.yaml", SPEC.replace("from: name", "from: nam"));
        assertThat(workshop.validate(false))
                .filteredOn(line -> line.contains("'nam'"))
                .singleElement()
                .asString()
                .startsWith("customers.yaml:8:17 FLX-2003");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.broken(Selection.ALL)).extracting(Problem::code).hasSize(1);
        }
        assertThat(workshop.run().statuses()).containsExactly("customers_sp failed", "customers_rj failed");
    }

    /** The databases may differ: the names of all that lack something are told in one line. */
    @Test
    void whatADatabaseLacksIsToldOnceForAll() {
        workshop.warehouse()
                .execute("ALTER TABLE dim_customer_sp DROP COLUMN nome;\n"
                        + "ALTER TABLE dim_customer_rj DROP COLUMN nome");
        assertThat(workshop.validate(true))
                .filteredOn(line -> line.contains("FLX-2002"))
                .singleElement()
                .asString()
                .startsWith("customers.yaml:8:3 FLX-2002")
                .containsIgnoringCase("dim_customer_sp has no column 'nome'; so it is with customers_rj");
        workshop.warehouse().execute("ALTER TABLE dim_customer_sp ADD COLUMN nome VARCHAR(20)");
        assertThat(workshop.validate(true))
                .filteredOn(line -> line.contains("FLX-2002"))
                .singleElement()
                .asString()
                .containsIgnoringCase("dim_customer_rj has no column 'nome' ");
    }
}
