package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Expectation;
import dev.fluxo.engine.result.Forecast;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spec expects of its target after a load, and what follows where it does not hold. */
@OnEveryDatabase
class ExpectTest {
    private static final String BOOKS =
            "SELECT expectation, severity, CAST(passed AS BOOLEAN), actual FROM audit.etl_expectation";

    @RegisterExtension
    final Workshop workshop;

    ExpectTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** Ten customers, one of whom has no credit, and two of whom share a name. */
    @BeforeEach
    void tenCustomers() {
        Shop.tables(workshop);
        workshop.warehouse().execute("CREATE TABLE known_names (name VARCHAR(20) PRIMARY KEY)");
        Shop.customers(workshop, 1, 10);
        workshop.source()
                .execute("UPDATE customer SET credit = NULL WHERE id = 3;\n"
                        + "UPDATE customer SET name = 'Twin' WHERE id IN (4, 5)");
    }

    private void expecting(String items) {
        workshop.spec(Shop.SPEC + "expect:\n" + items.stripTrailing().indent(2));
    }

    private List<String> books(Run run) {
        return workshop.warehouse()
                .rows(BOOKS + " WHERE run_id = '" + run.result().runId() + "'");
    }

    @Test
    void whatHoldsIsLoadedAndWrittenDown() {
        workshop.warehouse()
                .execute("INSERT INTO known_names SELECT CONCAT('Customer ', x) FROM SYSTEM_RANGE(1, 10);\n"
                        + "INSERT INTO known_names VALUES ('Twin')");
        expecting("""
                - { rows: ">= 1" }
                - { rows: 2, where: "nome = 'Twin' -- both of them" }
                - { inserted: "<= 100%" }
                - { rejected: 0 }
                - { not_null: [customer_id, nome] }
                - { unique: [customer_id, nome] }
                - { unique: limite }
                - { accepted: { customer_id: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } }
                - { refers: { nome: known_names.name } }
                - { sql: "SELECT COUNT(*) FROM {{target}} WHERE limite < 0", is: 0 }
                - { name: the highest, sql: "SELECT MAX(limite) FROM {{target}}", is: 15 }
                - { sql: "SELECT MIN(nome) FROM {{target}}", is: Customer 1 }
                """);
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.entity("customers").warnings()).isEmpty();
        assertThat(run.entity("customers").expectations()).hasSize(12).allMatch(Expectation::passed);
        assertThat(books(run))
                .hasSize(12)
                .allMatch(row -> row.contains("| error | TRUE |"))
                .contains(
                        "rows >= 1 | error | TRUE | 10 rows",
                        "rows = 2 where nome = 'Twin' -- both of them | error | TRUE | 2 rows",
                        "inserted <= 100% | error | TRUE | 100% (10 of 10 rows)");
        assertThat(books(run)).anyMatch(row -> row.startsWith("the highest (sql SELECT MAX(limite)"));
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ rows: \">= 11\" } | rows >= 11; found 10 rows",
                "{ rows: \"!= 10\" } | rows != 10; found 10 rows",
                "{ rows: 0, where: \"limite > 100 OR nome = 'Twin'\" } | where limite > 100 OR nome = 'Twin'; found 2 rows",
                "{ read: \"< 10\" } | read < 10; found 10 rows",
                "{ inserted: \"< 50.5%\" } | inserted < 50.5%; found 100% (10 of 10 rows)",
                "{ updated: \"> 0\" } | updated > 0; found 0 rows",
                "{ deleted: \"> 0%\" } | deleted > 0%; found 0% (0 of 0 rows)",
                "{ not_null: [nome, limite] } | found 1 row with NULL in limite",
                "{ not_null: limite, where: \"customer_id = 3\" } | found 1 row with NULL in limite",
                "{ unique: nome } | found 1 value that comes more than once, in 2 rows",
                "{ accepted: { nome: [Twin, Customer 1] } } | found 7 rows with another value",
                "{ accepted: { limite: [1.5] } } | found 8 rows with another value",
                "{ refers: { nome: known_names.name } } | found 10 rows with a value that is not there",
                "{ sql: \"SELECT COUNT(*) FROM {{target}}\", is: \"<= 9\" } | found 10",
                "{ sql: \"SELECT MAX(limite) FROM {{target}} WHERE 1 = 0\", is: 1 } | found NULL",
                "{ sql: \"SELECT customer_id FROM {{target}} WHERE 1 = 0\", is: 1 } | found no row",
                "{ name: twins, sql: \"SELECT nome FROM {{target}} WHERE customer_id = 4\", is: Twins } | twins (sql"
            })
    void whatDoesNotHoldRollsTheLoadBack(String item, String says) {
        expecting("- " + item);
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("failed");
        says(run.problem("customers"), "FLX-4030", "customers.yaml:10:5", "'customers' is not as expected", says);
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
        assertThat(workshop.watermark("customers")).isNull();
        assertThat(run.counts("customers")).isEqualTo("nothing");
        assertThat(books(run)).singleElement().asString().contains("| error | FALSE |");
        assertThat(workshop.warehouse().text("SELECT last_status FROM ctl.etl_control"))
                .isEqualTo("failed");
    }

    /** The next run begins where the one before the failure ended, and loads all of it. */
    @Test
    void aLaterLoadIsRolledBackToTheOneBefore() {
        expecting("- { rows: \"<= 11\" }\n- { unique: customer_id }");
        assertThat(workshop.run().status()).isEqualTo("success");
        String watermark = workshop.watermark("customers");
        List<String> rows = workshop.warehouse().rows(Shop.TARGET);
        Shop.customers(workshop, 11, 12);
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'Other', updated_at = TIMESTAMP '2025-01-02 00:00:00' WHERE id = 1");
        Run failed = workshop.run();
        says(failed.problem("customers"), "FLX-4030", "found 12 rows");
        assertThat(workshop.watermark("customers")).isEqualTo(watermark);
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEqualTo(rows);
        assertThat(books(failed)).hasSize(2);
        workshop.source().execute("DELETE FROM customer WHERE id = 12");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 1, updated 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @Test
    void allThatDoesNotHoldIsToldAndTheOthersAreLoaded() {
        expecting(
                "- { rows: 0 }\n- { unique: nome, severity: warn }\n- { not_null: limite }\n- { unique: customer_id }");
        workshop.warehouse()
                .execute("CREATE TABLE dim_other (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2),"
                        + " dw_loaded_at TIMESTAMP)");
        workshop.spec(Shop.SPEC.replace("entity: customers", "entity: other").replace("dim_customer", "dim_other"));
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("partial");
        assertThat(run.statuses()).containsExactly("customers failed", "other success");
        says(run.problem("customers"), "rows = 0");
        assertThat(run.entity("customers").warnings())
                .extracting(Problem::message)
                .hasSize(2)
                .anyMatch(message -> message.contains("unique"))
                .anyMatch(message -> message.contains("not_null"));
        assertThat(books(run)).hasSize(4);
    }

    @Test
    void aWarningIsLoadedAndSaid() {
        expecting("- { unique: nome, severity: warn }");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("success");
        assertThat(run.entity("customers").warnings()).singleElement().satisfies(warning -> {
            says(warning.toString(), "FLX-4030", "customers.yaml:10:5", "severity: warn");
            assertThat(warning.isError()).isFalse();
        });
        assertThat(books(run)).singleElement().asString().contains("| warn | FALSE |");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasSize(10);
    }

    /** Somebody else may have changed the target meanwhile. */
    @Test
    void isAskedAlsoWhereNothingIsRead() {
        expecting("- { rows: \">= 10\" }");
        workshop.run();
        assertThat(workshop.run().status()).isEqualTo("success");
        workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id = 1");
        says(workshop.run().problem("customers"), "FLX-4030", "found 9 rows");
    }

    @ParameterizedTest(name = "commit: {0}")
    @ValueSource(strings = {"entity", "batch"})
    void countsAreThoseOfTheWholeRun(String commit) {
        expecting("- { read: 10 }\n- { inserted: 100% }\n- { rows: 11, severity: warn }");
        workshop.spec(Shop.SPEC + "batch_size: 3\ncommit: " + commit
                + "\nexpect: [{ read: 10 }, { inserted: 100% }, { rows: 10 }]\n");
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(books(run)).hasSize(3);
    }

    /** What was committed before stays: validate says so. */
    @Test
    void batchesThatAreCommittedStay() {
        workshop.spec(Shop.SPEC + "batch_size: 4\ncommit: batch\nexpect: [{ rows: 0 }]\n");
        assertThat(workshop.validate(false)).anyMatch(line -> line.contains("FLX-1084"));
        says(workshop.run().problem("customers"), "FLX-4030", "found 10 rows");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasSize(8);
        workshop.spec(Shop.SPEC + "batch_size: 4\ncommit: batch\nexpect: [{ rows: 10 }]\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
    }

    @Test
    void aDryRunChecksNothingAndSaysSo() {
        expecting("- { rows: 0 }\n- { unique: nome }");
        Run run = workshop.dryRun();
        assertThat(run.status()).isEqualTo("success");
        assertThat(run.entity("customers").warnings())
                .extracting(Problem::toString)
                .anyMatch(line -> line.contains("FLX-5141 2 expectations of 'customers' are not checked"));
        assertThat(books(run)).isEmpty();
    }

    @Test
    void planWithEffectsChecksAndRollsBack() {
        expecting("- { rows: 10 }\n- { unique: nome }");
        try (Engine engine = workshop.engine()) {
            Forecast forecast = engine.planWithEffects(Selection.ALL).get(0);
            assertThat(Objects.requireNonNull(forecast.effects()).expectations())
                    .extracting(Expectation::passed)
                    .containsExactly(true, false);
            says(String.valueOf(forecast.problem()), "FLX-4030");
            assertThat(forecast.effects().counts().inserted()).isEqualTo(10);
            assertThat(engine.plan(Selection.ALL).get(0).statements())
                    .extracting(Forecast.Statement::title)
                    .contains("expect rows = 10");
        }
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ not_null: [nom] } | FLX-2002 | nome",
                "{ unique: [nome, zzz] } | FLX-2002 | zzz",
                "{ accepted: { zzz: [1] } } | FLX-2002 | zzz",
                "{ accepted: { customer_id: [1, one] } } | FLX-2060 | 'one' is no value of column",
                "{ accepted: { nome: [a name of more than twenty letters] } } | FLX-2060 | is no value of column",
                "{ refers: { nome: no_such.name } } | FLX-2001 | no_such",
                "{ refers: { nome: known_names.nam } } | FLX-2002 | name",
                "{ sql: \"SELECT COUNT(*) FROM no_such_table\", is: 0 } | FLX-2060 | expectation 'sql SELECT COUNT(*)",
                "{ sql: \"SELECT COUNT(zzz) FROM {{target}}\", is: 0 } | FLX-2060 | expectation 'sql SELECT COUNT(zzz)",
                "{ rows: 1, where: \"zzz = 1\" } | FLX-2060 | where zzz = 1"
            })
    void whatTheDatabaseDoesNotTakeIsFoundBeforeAnythingIsWritten(String item, String code, String says) {
        expecting("- { rows: 10 }\n- " + item);
        assertThat(workshop.validate(true))
                .filteredOn(line -> line.contains(code))
                .singleElement()
                .asString()
                .startsWith("customers.yaml:11:")
                .containsIgnoringCase(says);
        Run run = workshop.run();
        says(run.problem("customers"), code, says);
        assertThat(run.counts("customers")).isEqualTo("nothing");
        assertThat(books(run)).isEmpty();
    }

    @Test
    void whatCannotBeDecidedRollsTheLoadBack() {
        expecting("- { sql: \"SELECT customer_id FROM {{target}}\", is: 1 }");
        says(workshop.run().problem("customers"), "FLX-4031", "customers.yaml:10:5", "more than one row");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }
}
