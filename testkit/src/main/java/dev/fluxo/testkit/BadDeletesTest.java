package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec cannot say of rows that are gone: told before anything is written. */
@OnEveryDatabase
class BadDeletesTest {
    @RegisterExtension
    final Workshop workshop;

    BadDeletesTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.tables(workshop);
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD gone_at TIMESTAMP");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD words VARCHAR(20)");
        workshop.warehouse()
                .execute(
                        "ALTER TABLE dim_customer ADD set_at TIMESTAMP DEFAULT TIMESTAMP '2000-01-01 00:00:00' NOT NULL");
        Shop.customers(workshop, 1, 3);
    }

    private static String spec(String deletes, String target) {
        return Shop.SPEC
                .replace(
                        "FROM customer\" }",
                        "FROM customer\"" + (deletes.isEmpty() ? "" : ", deletes: " + deletes) + " }")
                .replace("keys: [customer_id]", "keys: [customer_id]" + (target.isEmpty() ? "" : ", " + target));
    }

    /** The last column is a part of what is said. */
    @ParameterizedTest(name = "deletes: {0}, target: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ compare: keys, when: 'id > 1' } | ''                                  | FLX-1006 | both compare and when",
                "{ every: 1d }                     | ''                                  | FLX-1004 | neither compare nor when",
                "{ compare: rows }                 | ''                                  | FLX-1006 | keys",
                "{ when: 'id > 1', every: 1d }     | ''                                  | FLX-1006 | every",
                "{ when: 'idd > 1' }               | ''                                  | FLX-1104 | idd",
                "{ when: 'id + 1' }                | ''                                  | FLX-2072 | true or false",
                "''                                | on_delete: delete                   | FLX-1051 | nothing looks for them",
                "''                                | deleted_at: gone_at                 | FLX-1051 | nothing looks for them",
                "''                                | max_deletes: 5%                     | FLX-1051 | nothing looks for them",
                "{ compare: keys }                 | on_delete: mark                     | FLX-1051 | deleted_at",
                "{ compare: keys }                 | on_delete: close                    | FLX-1051 | type2",
                "{ compare: keys }                 | on_delete: ignore                   | FLX-1051 | nothing to compare",
                "{ compare: keys }                 | on_delete: remove                   | FLX-1006 | remove",
                "{ compare: keys }                 | deleted_at: gone_at                 | FLX-1051 | on_delete: mark",
                "{ compare: keys }                 | on_delete: mark, deleted_at: nome   | FLX-1019 | mapped in columns",
                "{ compare: keys }                 | on_delete: mark, deleted_at: dw_loaded_at | FLX-1019 | both loaded_at and deleted_at",
                "{ compare: keys }                 | on_delete: mark, deleted_at: none   | FLX-2002 | none",
                "{ compare: keys }                 | on_delete: mark, deleted_at: words  | FLX-2005 | needs a timestamp",
                "{ compare: keys }                 | on_delete: mark, deleted_at: set_at | FLX-2005 | takes no NULL",
                "{ compare: keys }                 | max_deletes: 101%                   | FLX-1006 | more than 100%",
                "{ compare: keys }                 | max_deletes: -1                     | FLX-1006 | neither",
                "{ compare: keys }                 | max_deletes: some                   | FLX-1006 | neither"
            })
    void isTold(String deletes, String target, String code, String words) {
        workshop.spec(spec(deletes, target));
        List<String> problems = workshop.problems();
        assertThat(problems).isNotEmpty();
        says(String.join("\n", problems), code, words);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
    }

    @Test
    void keysThatAreComputedCannotBeCompared() {
        workshop.spec(
                spec("{ compare: keys }", "").replace("customer_id: id", "customer_id: { expression: \"id + 1\" }"));
        says(String.join("\n", workshop.problems()), "FLX-1050", "customer_id", "expression");
        workshop.spec(
                spec("{ when: 'id == 2' }", "").replace("customer_id: id", "customer_id: { expression: \"id + 1\" }"));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 2, superseded 1");
    }

    @Test
    void deletesWantKeys() {
        workshop.spec(spec("{ compare: keys }", "").replace("keys: [customer_id]", "strategy: append"));
        says(String.join("\n", workshop.problems()), "FLX-1050", "deletes want keys");
    }

    @Test
    void whatAnotherEntityWritesIsNotCompared() {
        workshop.spec(spec("{ compare: keys }", ""));
        workshop.spec(Shop.SPEC.replace("entity: customers", "entity: others"));
        says(String.join("\n", workshop.problems()), "FLX-1052", "others");
    }

    @Test
    void aLimitThatAllowsNoFewerIsTold() {
        workshop.spec(spec("{ compare: keys }", "max_deletes: 5"));
        assertThat(workshop.validate(false)).anyMatch(text -> text.contains("FLX-1051") && text.contains("100"));
        assertThat(workshop.run().status()).isEqualTo("success");
    }

    /** What the defaults say of deletes is for those that have some. */
    @Test
    void defaultsDoNotGiveDeletesToAnEntity() {
        workshop.spec(spec("", ""));
        workshop.file(
                "project.yaml",
                workshop.read("project.yaml")
                        + "defaults: { target: { on_delete: mark, deleted_at: gone_at, max_deletes: 5% } }\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
        workshop.spec(spec("{ compare: keys }", ""));
        workshop.source().execute("DELETE FROM customer WHERE id = 2");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 1");
        assertThat(workshop.warehouse().rows("SELECT customer_id FROM dim_customer WHERE gone_at IS NOT NULL"))
                .containsExactly("2");
    }
}
