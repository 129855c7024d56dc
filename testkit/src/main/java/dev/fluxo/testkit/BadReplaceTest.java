package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not go with a target that is replaced: told before anything is read. */
@OnEveryDatabase
class BadReplaceTest {
    @RegisterExtension
    final Workshop workshop;

    BadReplaceTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aTableWithARow() {
        Sales.open(workshop);
        workshop.warehouse().execute("INSERT INTO mart (id, mes, valor) VALUES (1, '2026-11', 1)");
        Sales.of(workshop, "2026-11", 11, 12);
    }

    /** The last column is a part of what is said. */
    @ParameterizedTest(name = "target: {0}, entity: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                              | watermark: { columns: [mon, id] } | FLX-1072 | delete all others",
                "''                              | watermark: { columns: [mon, id], lookback: 1h } | FLX-1072 | leave the watermark out",
                "''                              | commit: batch                     | FLX-1073 | one transaction",
                "''                              | on_error: reject                  | FLX-1074 | a rejected row would be missing",
                "where: 'mes = ''2026-11'        | ''                                | FLX-1075 | target.where: a text is opened and not closed",
                "where: 'mes = (1'               | ''                                | FLX-1075 | parenthesis",
                "where: '1 = 1) OR (1 = 1'       | ''                                | FLX-1075 | parenthesis",
                "where: 'mes = 1; DELETE'        | ''                                | FLX-1075 | semicolon",
                "where: 'WHERE mes = 1'          | ''                                | FLX-1075 | begins with WHERE",
                "where: 'mes = ?'                | ''                                | FLX-1075 | holds a ?",
                "where: '/* all */'              | ''                                | FLX-1075 | it is empty",
                "where: [a]                      | ''                                | FLX-1005 | needs a condition",
                "where: 'run IS NULL'            | ''                                | FLX-2061 | map it in columns",
                "where: 'mes > '''' AND t.RUN IS NULL' | ''                          | FLX-2061 | run",
                "on_delete: delete               | ''                                | FLX-1051 | on_delete means nothing to it",
                "deleted_at: loaded              | ''                                | FLX-1051 | deleted_at means nothing to it",
                "max_deletes: 101%               | ''                                | FLX-1006 | more than 100%",
                "history: { valid_from: loaded, valid_to: first_seen } | ''           | FLX-1041 | keeps none"
            })
    void isTold(String target, String entity, String code, String words) {
        workshop.spec(Sales.spec(target) + entity + "\n");
        List<String> problems = workshop.problems();
        assertThat(problems).isNotEmpty();
        says(String.join("\n", problems), code, words);
        assertThat(workshop.warehouse().rows("SELECT id FROM mart")).containsExactly("1");
    }

    @Test
    void aColumnMayNotSetItsRowAside() {
        workshop.spec(Sales.spec("").replace("valor: amount", "valor: { from: amount, on_error: reject }"));
        oneSays(workshop.problems(), "FLX-1074", "sales.yaml:3", "on_error: reject");
        workshop.spec(Sales.spec("")
                .replace("valor: amount", "valor: { lookup: others, on: { id: id }, get: id, missing: reject }"));
        oneSays(workshop.validate(false), "FLX-1074", "missing: reject");
        assertThat(workshop.warehouse().rows("SELECT id FROM mart")).containsExactly("1");
    }

    @Test
    void whatTheDefaultsSayIsToldWithTheirPlace() {
        workshop.spec(Sales.spec(""));
        workshop.file(
                "project.yaml", workshop.read("project.yaml") + "defaults: { commit: batch, on_error: reject }\n");
        List<String> problems = workshop.validate(false);
        oneSays(problems, "sales.yaml:4", "FLX-1073", "project.yaml:", "write commit: entity in this file");
        oneSays(problems, "sales.yaml:4", "FLX-1074", "project.yaml:", "write on_error: fail in this file");
        workshop.spec(Sales.spec("") + "commit: entity\non_error: fail\n");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, inserted 2, deleted 1");
    }

    @Test
    void itNeedsKeys() {
        workshop.spec(Sales.spec("").replace("keys: [id], ", ""));
        oneSays(
                workshop.problems(),
                "FLX-1004",
                "target has no key 'keys'",
                "by them replace finds which rows are equal");
    }

    @Test
    void deletesAreItsOwn() {
        workshop.spec(Sales.spec("").replace("FROM sale\" }", "FROM sale\", deletes: { compare: keys } }"));
        oneSays(workshop.problems(), "FLX-1051", "by itself");
    }

    @Test
    void whereIsForItAlone() {
        workshop.spec(Sales.of("2026-11", "").replace("strategy: replace", "strategy: type1"));
        oneSays(workshop.problems(), "FLX-1075", "the strategy replaces none");
    }

    /** Without a condition all rows are its own. */
    @Test
    void whatAnotherEntityWritesIsNotReplaced() {
        String other = Sales.spec("")
                .replace("entity: sales", "entity: others")
                .replace("strategy: replace", "strategy: type1");
        workshop.spec(other);
        workshop.spec(Sales.spec(""));
        oneSays(workshop.validate(false), "FLX-1076", "'others' writes there");
        workshop.spec(Sales.of("2026-11", ""));
        assertThat(workshop.run("sales").counts("sales")).isEqualTo("read 2, inserted 2, deleted 1");
    }

    /** They would be gone before their own rows arrive. */
    @Test
    void membersThatOthersAddNeedAFlag() {
        Star.open(workshop);
        String customers = Star.CUSTOMERS
                .replace("watermark: { columns: [updated_at, code] }\n", "")
                .replace("keys: [code]", "keys: [code], strategy: replace");
        workshop.spec(customers);
        workshop.spec(Star.orders("infer"));
        oneSays(workshop.problems(), "FLX-1076", "'orders' adds", "target.inferred");

        workshop.spec(customers.replace("keys: [code]", "keys: [code], inferred: inferred"));
        Star.orders(workshop, 1, 10);
        workshop.source().execute("DELETE FROM customer WHERE code = 'C2'");
        assertThat(workshop.run("customers", "products", "orders").status()).isEqualTo("success");
        assertThat(workshop.warehouse().rows("SELECT code FROM dim_customer WHERE name IS NULL"))
                .containsExactly("C2");
        assertThat(workshop.run("customers").counts("customers")).isEqualTo("read 9, unchanged 9");
        workshop.source().execute("INSERT INTO customer VALUES ('C2', 'Ana', NULL)");
        assertThat(workshop.run("customers").counts("customers")).isEqualTo("read 10, updated 1, unchanged 9");
        workshop.source().execute("DELETE FROM customer WHERE code = 'C2'");
        assertThat(workshop.run("customers").counts("customers")).isEqualTo("read 9, unchanged 9, deleted 1");
    }
}
