package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specs that are right by themselves and do not fit their databases: found by `validate` online and by a run, before any row moves. */
@OnEveryDatabase
class BadTableTest {
    @RegisterExtension
    final Workshop workshop;

    BadTableTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "column not in the query | limite: credit | limite: credits | FLX-2003 | credits",
                "watermark not in the query | [updated_at, id] | [updatd_at, id] | FLX-2003 | updatd_at",
                "column not in the target | limite: credit | limit: credit | FLX-2002 | limit",
                "expression of an unknown column | limite: credit | limite: { expression: 'credits + 1' } | FLX-1104 | credits",
                "missing target table | table: dim_customer | table: dim_custmer | FLX-2001 | dim_custmer",
                "missing schema | table: dim_customer | table: dim.dim_customer | FLX-2001 | dim.dim_customer",
                "query of a missing table | FROM customer | FROM custmer | FLX-2007 | custmer",
                "query that is no query | SELECT id, name | SELEC id, name | FLX-1021 | SELECT",
                "a type that never fits | limite: credit | limite: updated_at | FLX-2005 | limite",
                "loaded_at not in the target | dw_loaded_at | loaded | FLX-2002 | loaded",
            })
    void aMisfitIsNamed(String name, String right, String wrong, String code, String what) {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 3);
        assertThat(Shop.SPEC).contains(right);
        workshop.spec(Shop.SPEC.replace(right, wrong));

        oneSays(workshop.validate(true), "customers.yaml", code, what);
        oneSays(workshop.problems(), "customers.yaml", code, what);
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }

    @Test
    void allMisfitsAreReportedAtOnce() {
        Shop.tables(workshop);
        workshop.spec(
                Shop.SPEC.replace("customer_id: id", "customer_id: idd").replace("limite: credit", "limit: credit"));
        assertThat(String.join("\n", workshop.validate(true))).contains("FLX-2003", "idd", "FLX-2002", "'limit'");
    }

    @Needs(Capability.GENERATED_IDENTITY)
    @Test
    void columnsThatTheTargetWritesItselfAreNotForTheSpec() {
        Shop.open(workshop);
        workshop.warehouse().execute("""
                        DROP TABLE dim_customer;
                        CREATE TABLE dim_customer (customer_id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nome VARCHAR(20),
                          limite DECIMAL(12, 2) GENERATED ALWAYS AS (1), dw_loaded_at TIMESTAMP)""");
        List<String> problems = workshop.validate(true);
        oneSays(problems, "FLX-2004", "customer_id");
        oneSays(problems, "FLX-2004", "limite");
    }

    @Without(Capability.GENERATED_IDENTITY)
    @Test
    void aKeyThatNumbersItselfTakesWhatItIsGiven() {
        Shop.open(workshop);
        workshop.warehouse().execute("""
                        DROP TABLE dim_customer;
                        CREATE TABLE dim_customer (customer_id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nome VARCHAR(20),
                          limite DECIMAL(12, 2) GENERATED ALWAYS AS (1), dw_loaded_at TIMESTAMP)""");
        oneSays(workshop.validate(true), "FLX-2004", "limite");
        workshop.spec(Shop.SPEC.replace("  limite: credit\n", ""));
        Shop.customers(workshop, 7, 9);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
        assertThat(workshop.warehouse().rows("SELECT customer_id FROM dim_customer ORDER BY 1"))
                .containsExactly("7", "8", "9");
    }

    @Test
    void aRequiredColumnThatNobodyFillsIsMissed() {
        Shop.open(workshop);
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD origin VARCHAR(5) NOT NULL");
        oneSays(workshop.validate(true), "FLX-2006", "origin");
    }

    @Test
    void keysWithoutAUniqueIndexAreWarnedOf() {
        Shop.open(workshop);
        workshop.warehouse().execute("ALTER TABLE dim_customer DROP PRIMARY KEY");
        Shop.customers(workshop, 1, 3);
        oneSays(workshop.validate(true), "FLX-2008", "customer_id");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
    }

    @Test
    void anIdAloneHasNoFence() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[id]"));
        oneSays(workshop.validate(true), "FLX-1024", "id");
    }

    @Without(Capability.CASE_SENSITIVE_NAMES)
    @Test
    void aNameIsFoundInWhateverCaseItIsWritten() {
        Shop.open(workshop);
        assertThatThrownBy(() -> workshop.warehouse().attempt("CREATE TABLE \"DIM_Customer\" (customer_id INT)"))
                .isInstanceOf(SQLException.class);
        Shop.customers(workshop, 1, 3);
        workshop.spec(Shop.SPEC.replace("table: dim_customer", "table: Dim_Customer"));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
    }

    @Needs(Capability.CASE_SENSITIVE_NAMES)
    @Test
    void aNameThatMatchesTwoTablesIsAmbiguous() {
        Shop.open(workshop);
        workshop.warehouse()
                .execute("CREATE TABLE \"Dim_A\" (customer_id INT); CREATE TABLE \"dim_a\" (customer_id INT)");
        workshop.spec(Shop.SPEC.replace("table: dim_customer", "table: DIM_A"));
        oneSays(workshop.validate(true), "FLX-2010", "DIM_A");
        workshop.spec(Shop.SPEC.replace("table: dim_customer", "table: Dim_A"));
        assertThat(workshop.validate(true))
                .noneSatisfy(problem -> assertThat(problem).contains("FLX-2010"));
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamed() {
        Shop.open(workshop);
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles:
                  test:
                    connections:
                      src: { url: "%s" }
                      dw: { %s }
                """.formatted(
                workshop.source().backend().nowhere(), workshop.warehouse().yaml()));
        oneSays(workshop.problems(), "FLX-3001", "src");
    }

    @Test
    void aDatabaseOfAnotherMakeIsRefused() {
        Shop.open(workshop);
        workshop.file("project.yaml", """
                version: 1
                control: dw
                profiles:
                  test:
                    connections:
                      src: { url: "jdbc:oracle:thin:@//db:1521/shop" }
                      dw: { %s }
                """.formatted(workshop.warehouse().yaml()));
        oneSays(workshop.problems(), "FLX-30", "src");
    }
}
