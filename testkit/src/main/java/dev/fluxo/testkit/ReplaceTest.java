package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The target is made equal to what the query returns: all of it, or a part. */
@OnEveryDatabase
class ReplaceTest {
    private static final String LONG_AGO = "TIMESTAMP '2000-01-01 00:00:00'";

    @RegisterExtension
    final Workshop workshop;

    ReplaceTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void tables() {
        Sales.open(workshop);
    }

    private void same() {
        Same.rows(workshop.source(), Sales.SOURCE, workshop.warehouse(), Sales.TARGET);
    }

    /** The first rows come straight into the empty table, later ones by way of a stage. More than one merge would take are all that there are. */
    @ParameterizedTest
    @CsvSource({"merge, 100", "merge, 50000", "update_insert, 100"})
    void makesTheTargetEqualToTheQuery(String write, int batch) {
        workshop.spec(Sales.spec("write: " + write) + "batch_size: " + batch + "\n");
        Sales.of(workshop, "2026-10", 1, 1500);
        assertThat(workshop.validate(true))
                .as("what may not fit, and what is to be done")
                .hasSize(workshop.lacks(Capability.TEXT_LENGTHS) ? 1 : 2)
                .noneMatch(problem -> problem.contains("reject"));
        assertThat(workshop.run().counts("sales")).isEqualTo("read 1500, inserted 1500");
        same();
        assertThat(workshop.run().counts("sales")).isEqualTo("read 1500, unchanged 1500");

        workshop.source().execute("""
                        DELETE FROM sale WHERE id IN (7, 8, 1500);
                        UPDATE sale SET amount = amount + 1 WHERE id BETWEEN 10 AND 14;
                        UPDATE sale SET product = NULL WHERE id = 15;
                        UPDATE sale SET id = 3000 WHERE id = 20""");
        Sales.of(workshop, "2026-11", 1501, 1503);
        assertThat(workshop.run().counts("sales"))
                .isEqualTo("read 1500, inserted 4, updated 6, unchanged 1490, deleted 4");
        same();

        workshop.warehouse().execute("""
                        DELETE FROM mart WHERE id = 30;
                        UPDATE mart SET valor = 0 WHERE id = 31;
                        INSERT INTO mart (id, mes, valor) VALUES (9000, '2020-01', 1)""");
        assertThat(workshop.run().counts("sales"))
                .as("whoever wrote there")
                .isEqualTo("read 1500, inserted 1, updated 1, unchanged 1498, deleted 1");
        same();
    }

    @Test
    void rowsThatAreEqualAreNotTouched() {
        workshop.spec(Sales.spec("loaded_at: loaded, inserted_at: first_seen, run_id: run"));
        Sales.of(workshop, "2026-10", 1, 5);
        String first = workshop.run().result().runId();
        workshop.warehouse().execute("UPDATE mart SET loaded = " + LONG_AGO + ", first_seen = " + LONG_AGO);
        workshop.source().execute("UPDATE sale SET amount = 77 WHERE id = 2; DELETE FROM sale WHERE id = 5");
        Sales.of(workshop, "2026-10", 6, 6);
        String second = workshop.run().result().runId();
        assertThat(workshop.warehouse().rows("SELECT id FROM mart WHERE loaded <> " + LONG_AGO + " ORDER BY id"))
                .containsExactly("2", "6");
        assertThat(workshop.warehouse().rows("SELECT id FROM mart WHERE first_seen <> " + LONG_AGO))
                .containsExactly("6");
        assertThat(workshop.warehouse().rows("SELECT id FROM mart WHERE run = '" + first + "' ORDER BY id"))
                .containsExactly("1", "3", "4");
        assertThat(workshop.warehouse().rows("SELECT id FROM mart WHERE run = '" + second + "' ORDER BY id"))
                .containsExactly("2", "6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void replacesAPartAndLeavesTheRestAlone(String write) {
        Sales.of(workshop, "2026-10", 1, 5);
        Sales.of(workshop, "2026-11", 11, 15);
        workshop.spec(Sales.spec("write: " + write));
        workshop.run();
        workshop.spec(Sales.of("2026-11", "write: " + write));
        workshop.source().execute("""
                        UPDATE sale SET amount = 0 WHERE id IN (1, 11);
                        DELETE FROM sale WHERE id IN (2, 12);
                        INSERT INTO sale VALUES (6, '2026-10', 'P6', 6), (16, '2026-11', 'P16', 16)""");
        assertThat(workshop.validate(true)).hasSize(workshop.lacks(Capability.TEXT_LENGTHS) ? 1 : 2);
        assertThat(workshop.run().counts("sales")).isEqualTo("read 5, inserted 1, updated 1, unchanged 3, deleted 1");
        assertThat(workshop.warehouse().rows("SELECT id, valor FROM mart ORDER BY id"))
                .containsExactly(
                        "1 | 1.50",
                        "2 | 3.00",
                        "3 | 4.50",
                        "4 | 6.00",
                        "5 | 7.50",
                        "11 | 0.00",
                        "13 | 19.50",
                        "14 | 21.00",
                        "15 | 22.50",
                        "16 | 16.00");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 5, unchanged 5");

        workshop.spec(Sales.of("2026-12", ""));
        assertThat(workshop.run().counts("sales")).as("an empty part").isEqualTo("nothing");
    }

    /** What is loaded anew is said from outside. */
    @Test
    void theMonthMayBeAParameter() {
        Sales.of(workshop, "2026-10", 1, 5);
        Sales.of(workshop, "2026-11", 11, 12);
        workshop.spec(Sales.of("${env:MONTH}", ""));
        workshop.environment("MONTH", "2026-10");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 5, inserted 5");
        workshop.environment("MONTH", "2026-11");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, inserted 2");
        same();
    }

    /** A key is one row: it is where the query says, and no part has it twice. */
    @Test
    void aRowMayLeaveThePartAndComeIntoIt() {
        Sales.of(workshop, "2026-10", 1, 2);
        Sales.of(workshop, "2026-11", 11, 12);
        workshop.spec(Sales.spec(""));
        workshop.run();
        workshop.source().execute("UPDATE sale SET mon = '2026-11' WHERE id = 1");
        workshop.source().execute("UPDATE sale SET mon = '2026-10' WHERE id = 11");
        workshop.spec(Sales.of("2026-11", ""));
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, updated 1, unchanged 1, deleted 1");
        workshop.spec(Sales.of("2026-10", ""));
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2, inserted 1, unchanged 1");
        same();
    }

    /** The next run would neither change nor delete them. Also a row of which the condition is not known, and in a first load. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsOutsideOfThePartAreAnError(boolean empty) {
        if (!empty) {
            Sales.of(workshop, "2026-10", 1, 3);
            Sales.of(workshop, "2026-11", 11, 13);
            workshop.spec(Sales.spec(""));
            workshop.run();
            workshop.source().execute("DELETE FROM sale");
        }
        Sales.of(workshop, "2026-11", 14, 16);
        workshop.source().execute("INSERT INTO sale VALUES (4, '2026-10', 'P', 1), (5, NULL, 'P', 1)");
        String before = workshop.warehouse().rows(Sales.TARGET).toString();
        workshop.spec(Sales.spec("where: \"mes = '2026-11' -- the month that is open\""));
        Run run = workshop.run();
        says(run.problem("sales"), "FLX-5171", "2 rows of the source of 'sales'", "sales.yaml:5");
        assertThat(workshop.warehouse().rows(Sales.TARGET)).hasToString(before);
    }

    @ParameterizedTest
    @CsvSource({"'', 10%", "max_deletes: 10%, 10%", "max_deletes: 120, 120"})
    void anEmptyOrHalfRestoredSourceEmptiesNothing(String limit, String told) {
        workshop.spec(Sales.spec(limit));
        Sales.of(workshop, "2026-10", 1, 1200);
        workshop.run();
        workshop.source().execute("DELETE FROM sale WHERE id <= 121; UPDATE sale SET amount = 0 WHERE id = 1000");
        says(workshop.run().problem("sales"), "FLX-4015", "121 of 1200 rows", told, "none of them was removed");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM mart WHERE valor > 0"))
                .isEqualTo(1200);
        Sales.of(workshop, "2026-10", 121, 121);
        assertThat(workshop.run().counts("sales")).isEqualTo("read 1080, updated 1, unchanged 1079, deleted 120");

        workshop.source().execute("DELETE FROM sale");
        says(workshop.run().problem("sales"), "FLX-4015", "1080 of 1080 rows");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM mart")).isEqualTo(1080);
        workshop.spec(Sales.spec("max_deletes: 100%"));
        assertThat(workshop.run().counts("sales")).isEqualTo("deleted 1080");
        assertThat(workshop.run().counts("sales")).isEqualTo("nothing");
    }

    /** A month that is empty is too much of that month, be it little of the table. */
    @Test
    void whatIsTooMuchIsMeasuredByThePart() {
        Sales.of(workshop, "2026-10", 1, 2000);
        Sales.of(workshop, "2026-11", 3001, 3101);
        workshop.spec(Sales.spec(""));
        workshop.run();
        workshop.source().execute("DELETE FROM sale WHERE mon = '2026-11'");
        workshop.spec(Sales.of("2026-11", ""));
        says(workshop.run().problem("sales"), "FLX-4015", "101 of 101 rows of the part", "mart");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM mart")).isEqualTo(2101);
        workshop.warehouse().execute("DELETE FROM mart WHERE id = 3001");
        assertThat(workshop.run().counts("sales")).as("few rows may always go").isEqualTo("deleted 100");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyThatComesTwiceIsAnError(boolean first) {
        workshop.spec(Sales.spec(""));
        Sales.of(workshop, "2026-10", 1, 3);
        if (!first) {
            workshop.run();
        }
        String before = workshop.warehouse().rows(Sales.TARGET).toString();
        workshop.source().execute("DELETE FROM sale WHERE id = 3; INSERT INTO sale VALUES (2, '2026-11', 'other', 1)");
        says(workshop.run().problem("sales"), "FLX-4010", "1 rows", "(id)", "return each key once");
        assertThat(workshop.warehouse().rows(Sales.TARGET)).hasToString(before);
    }

    /** What leaves goes first; what stays exchanges its values as with other strategies. */
    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void uniqueValuesMoveBetweenRows(String write) {
        workshop.warehouse().execute("ALTER TABLE mart ADD CONSTRAINT one_product UNIQUE (produto)");
        workshop.spec(Sales.spec("write: " + write));
        Sales.of(workshop, "2026-10", 1, 400);
        workshop.run();
        workshop.source().execute("""
                        DELETE FROM sale WHERE id IN (1, 2);
                        UPDATE sale SET product = 'P1' WHERE id = 3;
                        INSERT INTO sale VALUES (500, '2026-11', 'P2', 1)""");
        assertThat(workshop.run().counts("sales"))
                .isEqualTo("read 399, inserted 1, updated 1, unchanged 397, deleted 2");
        same();

        workshop.source().execute("""
                        UPDATE sale SET product = 'x' WHERE id = 10;
                        UPDATE sale SET product = 'P10' WHERE id = 11;
                        UPDATE sale SET product = 'P11' WHERE id = 10""");
        assertThat(workshop.run().counts("sales")).as("an exchange").isEqualTo("read 399, updated 2, unchanged 397");
        same();

        // Every row under another key, but for two, which exchange.
        workshop.spec(Sales.spec("max_deletes: 100%, write: " + write));
        workshop.source().execute("""
                        UPDATE sale SET id = id + 1000 WHERE id NOT IN (10, 11);
                        UPDATE sale SET product = 'x' WHERE id = 10;
                        UPDATE sale SET product = 'P10' WHERE id = 10;
                        UPDATE sale SET product = 'P11' WHERE id = 11""");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 399, inserted 397, updated 2, deleted 397");
        same();
    }

    /** Halved until it is found; what would have left is there. */
    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void aRowThatOnlyTheDatabaseRefusesIsNamed(String write) {
        workshop.warehouse().execute("ALTER TABLE mart ADD CONSTRAINT one_product UNIQUE (produto)");
        workshop.spec(Sales.spec("write: " + write));
        Sales.of(workshop, "2026-10", 1, 2500);
        workshop.run();
        workshop.source().execute("""
                        DELETE FROM sale WHERE id = 1;
                        UPDATE sale SET product = 'P1' WHERE id = 2;
                        UPDATE sale SET amount = -1 WHERE id = 2222""");
        Run run = workshop.run();
        says(run.problem("sales"), "id=2222", "leave the row out");
        assertThat(run.problem("sales")).doesNotContain("on_error: reject");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM mart WHERE id <= 2500 AND valor > 0"))
                .isEqualTo(2500);
        workshop.source().execute("UPDATE sale SET amount = 1 WHERE id = 2222");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 2499, updated 2, unchanged 2497, deleted 1");
        same();
    }

    @Test
    void aRowThatDoesNotFitIsNamed() {
        workshop.spec(Sales.spec(""));
        Sales.of(workshop, "2026-10", 1, 3);
        workshop.source().execute("UPDATE sale SET product = REPEAT('x', 31) WHERE id = 2");
        Run run = workshop.run();
        says(run.problem("sales"), "id=2", "produto", "leave it out");
        assertThat(run.problem("sales")).doesNotContain("on_error: reject");
    }

    /** A row without a key is none of the source's, unless it is a member. */
    @Test
    void membersStay() {
        workshop.warehouse().execute("CREATE TABLE dim (sk INT PRIMARY KEY, id INT UNIQUE, name VARCHAR(20))");
        workshop.warehouse().execute("INSERT INTO dim VALUES (7, 77, 'too many'), (8, NULL, 'of nobody')");
        workshop.source().execute("CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20))");
        workshop.source().execute("INSERT INTO item VALUES (1, 'a'), (2, 'b')");
        workshop.spec("""
                entity: items
                source: { connection: src, query: "SELECT id, name FROM item" }
                columns: { sk: { expression: "id * 10" }, id: id, name: name }
                target: { connection: dw, table: dim, keys: [id], strategy: replace,
                  members: [{ sk: -1, name: Unknown }, { sk: -2, id: -2, name: None }] }
                """);
        assertThat(workshop.run("items").counts("items")).isEqualTo("read 2, inserted 2, deleted 2");
        String rows = "SELECT sk, id, name FROM dim ORDER BY sk";
        assertThat(workshop.warehouse().rows(rows))
                .containsExactly("-2 | -2 | None", "-1 | null | Unknown", "10 | 1 | a", "20 | 2 | b");
        workshop.source().execute("DELETE FROM item");
        assertThat(workshop.run("items").counts("items")).isEqualTo("deleted 2");
        assertThat(workshop.warehouse().rows(rows)).containsExactly("-2 | -2 | None", "-1 | null | Unknown");
    }

    /** Keys that are looked up are known in the stage alone. */
    @Test
    void aKeyMayBeLookedUp() {
        Star.open(workshop);
        workshop.spec(Star.CUSTOMERS);
        workshop.run("customers");
        workshop.warehouse()
                .execute("CREATE TABLE month_of_customer (mes VARCHAR(7), customer_sk BIGINT, amount DECIMAL(12, 2),"
                        + " PRIMARY KEY (mes, customer_sk))");
        workshop.source()
                .execute("CREATE TABLE billed (mon VARCHAR(7), code VARCHAR(10), amount DECIMAL(12, 2));"
                        + "INSERT INTO billed SELECT '2026-11', code, 5 FROM customer");
        workshop.spec("""
                entity: billing
                source: { connection: src, table: billed }
                columns:
                  mes: mon
                  customer_sk: { lookup: customers, on: { code: code } }
                  amount: amount
                target: { connection: dw, table: month_of_customer, keys: [mes, customer_sk], strategy: replace, where: "mes = '2026-11'" }
                """);
        long all = workshop.source().number("SELECT COUNT(*) FROM customer");
        assertThat(workshop.run("billing").counts("billing")).isEqualTo("read %1$d, inserted %1$d".formatted(all));
        String one = workshop.source().text("SELECT MIN(code) FROM customer");
        workshop.source().execute("DELETE FROM billed WHERE code = '" + one + "'");
        assertThat(workshop.run("billing").counts("billing"))
                .isEqualTo("read %1$d, unchanged %1$d, deleted 1".formatted(all - 1));
        workshop.source().execute("INSERT INTO billed VALUES ('2026-11', 'nobody', 1)");
        says(workshop.run("billing").problem("billing"), "billing.yaml", "nobody");
    }

    /** What is merged in parts, since rows exchange what is unique, has come to its members before. */
    @Test
    void rowsThatExchangeUniqueValuesMayHaveLookUps() {
        Star.open(workshop);
        workshop.spec(Star.CUSTOMERS);
        workshop.run("customers");
        workshop.warehouse()
                .execute("CREATE TABLE month_of_customer (mes VARCHAR(7), customer_sk BIGINT, place INT UNIQUE,"
                        + " PRIMARY KEY (mes, customer_sk))");
        workshop.source().execute("""
                        CREATE TABLE billed (mon VARCHAR(7), code VARCHAR(10), place INT);
                        INSERT INTO billed SELECT '2026-11', code, ROW_NUMBER() OVER (ORDER BY code) FROM customer""");
        workshop.spec("""
                entity: billing
                source: { connection: src, table: billed }
                columns:
                  mes: mon
                  customer_sk: { lookup: customers, on: { code: code } }
                  place: place
                target: { connection: dw, table: month_of_customer, keys: [mes, customer_sk], strategy: replace }
                """);
        long all = workshop.source().number("SELECT COUNT(*) FROM customer");
        assertThat(workshop.run("billing").counts("billing")).isEqualTo("read %1$d, inserted %1$d".formatted(all));
        workshop.source()
                .execute("UPDATE billed SET place = CASE place WHEN 1 THEN 2 ELSE 1 END WHERE place IN (1, 2)");
        assertThat(workshop.run("billing").counts("billing"))
                .isEqualTo("read %d, updated 2, unchanged %d".formatted(all, all - 2));
        Same.rows(
                workshop.source(),
                "SELECT code, place FROM billed ORDER BY code",
                workshop.warehouse(),
                "SELECT d.code, m.place FROM month_of_customer m JOIN dim_customer d ON d.customer_sk = m.customer_sk"
                        + " ORDER BY d.code");
    }

    @Test
    void hooksAndExpectationsGoWithIt() {
        workshop.warehouse().execute("CREATE TABLE note (what VARCHAR(20))");
        workshop.spec(Sales.spec("") + """
                before: ["DELETE FROM note"]
                after: ["INSERT INTO note SELECT CONCAT('rows ', COUNT(*)) FROM mart"]
                expect: [{ rows: ">= 1" }, { deleted: "<= 40%" }, { unique: [produto] }]
                """);
        Sales.of(workshop, "2026-10", 1, 10);
        workshop.run();
        assertThat(workshop.warehouse().rows("SELECT what FROM note")).containsExactly("rows 10");
        workshop.source().execute("DELETE FROM sale WHERE id <= 5");
        says(workshop.run().problem("sales"), "FLX-4030", "deleted <= 40%", "50");
        assertThat(workshop.warehouse().rows("SELECT what FROM note")).containsExactly("rows 10");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM mart")).isEqualTo(10);
        Sales.of(workshop, "2026-10", 5, 5);
        assertThat(workshop.run().counts("sales")).isEqualTo("read 6, unchanged 6, deleted 4");
        assertThat(workshop.warehouse().rows("SELECT what FROM note")).containsExactly("rows 6");
    }

    /** Each of them is one part of one table. */
    @Test
    void severalEntitiesMayReplacePartsOfOneTable() {
        workshop.spec("""
                entity: sales_${mon}
                for_each: { mon: ["10", "11"] }
                source: { connection: src, query: "SELECT id, mon, product, amount FROM sale WHERE mon = '2026-${mon}'" }
                columns: { id: id, mes: mon, produto: product, valor: amount }
                target: { connection: dw, table: mart, keys: [id], strategy: replace, where: "mes = '2026-${mon}'" }
                """);
        Sales.of(workshop, "2026-10", 1, 4);
        Sales.of(workshop, "2026-11", 11, 15);
        Run run = workshop.run();
        assertThat(run.counts("sales_10")).isEqualTo("read 4, inserted 4");
        assertThat(run.counts("sales_11")).isEqualTo("read 5, inserted 5");
        workshop.source().execute("DELETE FROM sale WHERE id IN (4, 15)");
        run = workshop.run();
        assertThat(run.counts("sales_10")).isEqualTo("read 3, unchanged 3, deleted 1");
        assertThat(run.counts("sales_11")).isEqualTo("read 4, unchanged 4, deleted 1");
        same();
    }

    /** As long as it is not committed the others see the old rows, all of them; then the new ones. A second run is told who is at work. */
    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @Test
    void nobodySeesItInTheMiddle() {
        workshop.spec(Sales.spec(""));
        Sales.of(workshop, "2026-10", 1, 50);
        workshop.run();
        String before = workshop.warehouse().rows(Sales.TARGET).toString();
        workshop.source().execute("DELETE FROM sale WHERE id <= 20; UPDATE sale SET amount = 3 WHERE id <= 40");
        Sales.of(workshop, "2026-11", 51, 60);
        workshop.warehouse().backend().installHook(workshop.warehouse(), "mart");
        StringBuilder seen = new StringBuilder();
        StringBuilder second = new StringBuilder();
        Hook.at(55, () -> {
            seen.append(workshop.warehouse().rows(Sales.TARGET));
            second.append(workshop.run().problem("sales"));
        });
        assertThat(workshop.run().counts("sales"))
                .isEqualTo("read 40, inserted 10, updated 20, unchanged 10, deleted 20");
        assertThat(seen).hasToString(before);
        assertThat(second).contains("FLX-5001");
        same();
    }
}
