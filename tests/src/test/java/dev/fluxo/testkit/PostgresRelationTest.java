package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no plain table is loaded by statements that it takes, or refused with a reason before anything is read. */
class PostgresRelationTest {
    private static final String INSTEAD = """
            CREATE FUNCTION instead() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF TG_OP = 'INSERT' THEN INSERT INTO behind VALUES (NEW.customer_id, NEW.nome, NEW.limite, NEW.dw_loaded_at);
              ELSE UPDATE behind SET nome = NEW.nome, limite = NEW.limite, dw_loaded_at = NEW.dw_loaded_at WHERE customer_id = OLD.customer_id;
              END IF; RETURN NEW; END $$;
            CREATE TRIGGER instead INSTEAD OF INSERT OR UPDATE ON dim_customer FOR EACH ROW EXECUTE FUNCTION instead();
            """;
    private static final String ABROAD = """
            CREATE EXTENSION postgres_fdw;
            DO $$ BEGIN EXECUTE format('CREATE SERVER here FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host %L, port %L, dbname %L)',
              'localhost', current_setting('port'), current_database()); END $$;
            CREATE USER MAPPING FOR postgres SERVER here OPTIONS (user 'postgres', password 'postgres');
            """;

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    /** What stands in front of the table {@code behind}, and why MERGE does not take it. */
    enum Target {
        VIEW("CREATE VIEW dim_customer AS SELECT * FROM behind", "it is a view"),
        VIEW_WITH_TRIGGER(
                "CREATE VIEW dim_customer AS SELECT customer_id, nome, limite + 0 AS limite, dw_loaded_at FROM behind;"
                        + INSTEAD,
                "it is a view"),
        FOREIGN_TABLE(
                ABROAD + "CREATE FOREIGN TABLE dim_customer (customer_id int, nome varchar(20), limite decimal(12, 2),"
                        + " dw_loaded_at timestamp) SERVER here OPTIONS (schema_name 'public', table_name 'behind')",
                "it is a foreign table"),
        FOREIGN_PARTITION(
                ABROAD + "CREATE TABLE dim_customer (LIKE behind) PARTITION BY RANGE (customer_id);"
                        + "CREATE FOREIGN TABLE part PARTITION OF dim_customer FOR VALUES FROM (0) TO (1000)"
                        + " SERVER here OPTIONS (schema_name 'public', table_name 'behind')",
                "a part of it is a foreign table"),
        RULE_BESIDE(
                "CREATE TABLE log (id int); CREATE TABLE dim_customer (LIKE behind INCLUDING ALL);"
                        + " CREATE RULE also AS ON INSERT TO dim_customer DO ALSO INSERT INTO log VALUES (NEW.customer_id)",
                "it has a rule"),
        RULE_OF_UPDATES(
                "CREATE TABLE log (id int); CREATE TABLE dim_customer (LIKE behind INCLUDING ALL);"
                        + " CREATE RULE also AS ON UPDATE TO dim_customer DO ALSO INSERT INTO log VALUES (NEW.customer_id)",
                "it has a rule"),
        PARTITIONED(
                "CREATE TABLE dim_customer (LIKE behind, PRIMARY KEY (customer_id)) PARTITION BY RANGE (customer_id);"
                        + " CREATE TABLE part PARTITION OF dim_customer FOR VALUES FROM (0) TO (1000)",
                null);

        private final String ddl;
        private final String why;

        Target(String ddl, String why) {
            this.ddl = ddl;
            this.why = why;
        }
    }

    private void target(String ddl) {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 20);
        workshop.warehouse().execute("ALTER TABLE dim_customer RENAME TO behind; " + ddl);
        workshop.spec(Shop.SPEC);
    }

    @ParameterizedTest
    @EnumSource
    void isLoaded(Target target) {
        target(target.ddl);
        Run run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.counts("customers")).isEqualTo("read 20, inserted 20");
        says(run, target.why);
        workshop.source().execute("UPDATE customer SET name = 'New', updated_at = '2025-06-01' WHERE id < 5");
        workshop.source().execute("INSERT INTO customer VALUES (21, 'More', 1, '2025-06-01')");
        workshop.source().execute("UPDATE customer SET updated_at = '2025-06-01' WHERE id = 9");
        run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.counts("customers")).isEqualTo("read 6, inserted 1, updated 4, unchanged 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        if (target == Target.RULE_BESIDE) {
            assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM log")).isEqualTo(21);
        }
        if (target == Target.RULE_OF_UPDATES) {
            assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM log")).isEqualTo(4);
        }
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        if (target.ddl.contains("postgres_fdw")) {
            workshop.warehouse().rows("SELECT postgres_fdw_disconnect_all()");
        }
    }

    private static void says(Run run, String why) {
        List<String> warnings = run.entity("customers").warnings().stream()
                .map(Problem::toString)
                .filter(warning -> warning.contains("FLX-2051"))
                .toList();
        if (why == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().asString().contains(why, "UPDATE and INSERT", "write: update_insert");
        }
    }

    /** Who says so in the spec is told nothing. */
    @Test
    void whoChoosesTheOtherWriteIsNotWarned() {
        target(Target.VIEW.ddl);
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id], write: update_insert"));
        says(workshop.run(), null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "view; CREATE VIEW dim_customer AS SELECT DISTINCT * FROM behind; INSTEAD OF",
                "materialized view; CREATE MATERIALIZED VIEW dim_customer AS SELECT * FROM behind; refresh",
                "foreign table; ABROAD CREATE FOREIGN TABLE dim_customer (customer_id int, nome varchar(20), limite decimal(12, 2), dw_loaded_at timestamp)"
                        + " SERVER here OPTIONS (table_name 'behind', updatable 'false'); updatable"
            })
    void whatTakesNoRowsIsRefusedBeforeAnythingIsRead(String what, String ddl, String wayOut) {
        target(ddl.replace("ABROAD ", ABROAD));
        workshop.source().execute("ALTER TABLE customer RENAME COLUMN credit TO credit_now");
        workshop.spec(Shop.SPEC.replace("credit", "credit_now"));
        String refusal = workshop.run().problem("customers");
        Messages.says(
                refusal, "customers.yaml:8:34", "FLX-2050", what + " public.dim_customer", "takes no rows", wayOut);
        assertThat(workshop.validate(true)).anyMatch(problem -> problem.contains("FLX-2050"));
    }

    /** Its other columns can be written. */
    @Test
    void aColumnThatTheViewComputesIsRefused() {
        target("CREATE VIEW dim_customer AS SELECT customer_id, upper(nome) AS nome, limite, dw_loaded_at FROM behind");
        Messages.says(workshop.run().problem("customers"), "FLX-2004", "nome", "the view computes it");
        workshop.spec(Shop.SPEC.replaceFirst("  nome: .*\n", ""));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20, inserted 20");
    }

    @Test
    void aStageThatWouldBeTooWideIsRefusedInWords() {
        List<String> names =
                IntStream.rangeClosed(1, 1_600).mapToObj(i -> "c" + i).toList();
        String ddl = names.stream().map(name -> name + " smallint").collect(Collectors.joining(", "));
        workshop.source().execute("CREATE TABLE wide (" + ddl + ")");
        workshop.warehouse().execute("CREATE TABLE wide (" + ddl + ", PRIMARY KEY (c1))");
        wide(names);
        Messages.says(workshop.run().problem("wide"), "FLX-2052", "1601 columns", "at most 1600");
        wide(names.subList(0, 1_599));
        workshop.source().execute("INSERT INTO wide (c1, c1599) VALUES (1, 7)");
        assertThat(workshop.run().counts("wide")).isEqualTo("read 1, inserted 1");
        workshop.source().execute("UPDATE wide SET c1599 = 8");
        assertThat(workshop.run().counts("wide")).isEqualTo("read 1, updated 1");
    }

    private void wide(List<String> names) {
        workshop.spec(
                """
                entity: wide
                source: { connection: src, table: wide }
                columns: { %s }
                target: { connection: dw, table: wide, keys: [c1] }
                """.formatted(names.stream().map(name -> name + ": " + name).collect(Collectors.joining(", "))));
    }
}
