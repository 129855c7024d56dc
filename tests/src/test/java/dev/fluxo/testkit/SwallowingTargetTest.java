package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Triggers and rules that keep rows out of the target, or change them: nothing is counted as written that is not there. */
@OnEveryDatabase
class SwallowingTargetTest {
    private static final String NUMBER = "customer_id % 5 = 0";

    @RegisterExtension
    final Workshop workshop;

    SwallowingTargetTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** What the target does with each fifth row that is inserted. */
    enum Target {
        SKIPS(
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.customer_id % 5 = 0 THEN RETURN NULL; END IF;"
                        + " RETURN NEW; END $$; CREATE TRIGGER t BEFORE INSERT ON dim_customer FOR EACH ROW EXECUTE FUNCTION f()"),
        DELETES(
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM dim_customer WHERE customer_id = NEW.customer_id"
                        + " AND customer_id % 5 = 0; RETURN NULL; END $$;"
                        + " CREATE TRIGGER t AFTER INSERT ON dim_customer FOR EACH ROW EXECUTE FUNCTION f()"),
        RULES("CREATE RULE r AS ON INSERT TO dim_customer WHERE NEW.customer_id % 5 = 0 DO INSTEAD NOTHING"),
        VIEW("ALTER TABLE dim_customer RENAME TO behind; CREATE VIEW dim_customer AS SELECT * FROM behind;"
                + "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'UPDATE' THEN UPDATE behind SET nome = NEW.nome"
                + " WHERE customer_id = NEW.customer_id; ELSIF NEW.customer_id % 5 <> 0 THEN INSERT INTO behind SELECT NEW.*; END IF;"
                + " RETURN NEW; END $$;"
                + " CREATE TRIGGER t INSTEAD OF INSERT OR UPDATE ON dim_customer FOR EACH ROW EXECUTE FUNCTION f()");

        private final String postgres;

        Target(String postgres) {
            this.postgres = postgres;
        }

        /** H2 has neither triggers that skip rows, nor rules. */
        String ddl(Backend backend) {
            if (backend.code().equals("postgresql")) {
                return postgres;
            }
            return this == VIEW
                    ? "ALTER TABLE dim_customer RENAME TO behind; CREATE VIEW dim_customer AS SELECT * FROM behind;"
                            + " CREATE TRIGGER t INSTEAD OF INSERT, UPDATE ON dim_customer FOR EACH ROW CALL '"
                            + WritesToBehind.class.getName() + "'"
                    : this == DELETES
                            ? "CREATE TRIGGER t AFTER INSERT ON dim_customer FOR EACH ROW CALL '"
                                    + DeletesAgain.class.getName() + "'"
                            : null;
        }
    }

    private boolean target(String ddl) {
        if (ddl == null) {
            return false;
        }
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 20);
        workshop.warehouse().execute(ddl);
        workshop.spec(Shop.SPEC);
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void theEntityFailsAndNamesARow(Target target) {
        if (!target(target.ddl(workshop.warehouse().backend()))) {
            return;
        }
        Run run = workshop.run();
        says(run.problem("customers"), "FLX-4050", "row customer_id=5", "swallows", "on_error: reject");
        assertThat(run.counts("customers")).isEqualTo("nothing");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }

    /** Nothing is counted as deleted that is there. H2 has no triggers that skip rows. */
    @Test
    void aRowThatIsKeptFromLeavingIsTold() {
        boolean postgres = workshop.warehouse().backend().code().equals("postgresql");
        if (!target(
                postgres
                        ? "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.customer_id % 5 = 0 THEN RETURN NULL;"
                                + " END IF; RETURN OLD; END $$; CREATE TRIGGER t BEFORE DELETE ON dim_customer FOR EACH ROW"
                                + " EXECUTE FUNCTION f()"
                        : null)) {
            return;
        }
        workshop.spec(Keeping.REPLACE.spec());
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20, inserted 20");
        workshop.source().execute("DELETE FROM customer WHERE id IN (3, 4)");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 18, unchanged 18, deleted 2");
        workshop.source().execute("DELETE FROM customer WHERE id IN (5, 6)");
        says(workshop.run().problem("customers"), "FLX-4050");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(18);
    }

    @ParameterizedTest
    @EnumSource
    void theRowsAreRejectedWhereTheSpecSaysSo(Target target) {
        if (!target(target.ddl(workshop.warehouse().backend()))) {
            return;
        }
        for (String commit : new String[] {"entity", "batch"}) {
            workshop.spec(Shop.SPEC.replace("customers", "customers_" + commit)
                    + "on_error: reject\nbatch_size: 7\ncommit: " + commit + "\n");
        }
        assertThat(workshop.run("customers_batch").counts("customers_batch"))
                .isEqualTo("read 20, inserted 16, rejected 4");
        assertThat(workshop.warehouse()
                        .rows("SELECT LOWER(row_key), error_code FROM audit.etl_reject ORDER BY reject_id"))
                .containsExactly(
                        "customer_id=5 | FLX-4050",
                        "customer_id=10 | FLX-4050",
                        "customer_id=15 | FLX-4050",
                        "customer_id=20 | FLX-4050");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(16);
        workshop.source().execute("UPDATE customer SET name = 'New' WHERE id < 7");
        assertThat(workshop.run("customers_entity").counts("customers_entity"))
                .isEqualTo("read 20, updated 5, unchanged 11, rejected 4");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE nome = 'New'"))
                .isEqualTo(5);
    }

    /** Nothing is lost there, and nothing is counted twice or below zero. */
    @ParameterizedTest
    @CsvSource({"merge, entity", "merge, batch", "update_insert, entity"})
    void whatIsWrittenElsewhereInTheTargetIsCounted(String write, String commit) {
        if (!target(
                workshop.warehouse().backend().code().equals("postgresql")
                        ? """
                        CREATE TABLE low (CHECK (customer_id <= 10)) INHERITS (dim_customer);
                        CREATE TABLE high (CHECK (customer_id > 10)) INHERITS (dim_customer);
                        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                          IF NEW.customer_id <= 10 THEN INSERT INTO low SELECT NEW.*; ELSE INSERT INTO high SELECT NEW.*; END IF;
                          RETURN NULL; END $$;
                        CREATE TRIGGER t BEFORE INSERT ON dim_customer FOR EACH ROW EXECUTE FUNCTION f()"""
                        : "CREATE TRIGGER t BEFORE INSERT, UPDATE ON dim_customer FOR EACH ROW CALL '"
                                + Nothing.class.getName() + "'")) {
            return;
        }
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id], write: " + write)
                + "batch_size: 7\ncommit: " + commit + "\n");
        Run run = workshop.run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.counts("customers")).isEqualTo("read 20, inserted 20");
        workshop.source().execute("UPDATE customer SET name = 'New', updated_at = '2025-06-01' WHERE id IN (2, 12)");
        workshop.source().execute("INSERT INTO customer VALUES (21, 'More', 1, '2025-06-01')");
        workshop.source().execute("UPDATE customer SET updated_at = '2025-06-01' WHERE id = 9");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4, inserted 1, updated 2, unchanged 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @ParameterizedTest
    @CsvSource({"fail", "reject"})
    void anUpdateThatIsSwallowedIsToldLikeAnInsert(String onError) {
        if (!workshop.warehouse().backend().code().equals("postgresql")) {
            return;
        }
        target("""
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF OLD.customer_id = 3 THEN RETURN NULL; END IF; NEW.nome = upper(NEW.nome); RETURN NEW; END $$;
                CREATE TRIGGER t BEFORE UPDATE ON dim_customer FOR EACH ROW EXECUTE FUNCTION f()""");
        workshop.spec(Shop.SPEC + "on_error: " + onError + "\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20, inserted 20");
        workshop.source().execute("UPDATE customer SET name = 'New', updated_at = '2025-06-01' WHERE id < 5");
        Run run = workshop.run();
        if (onError.equals("fail")) {
            says(run.problem("customers"), "FLX-4050", "row customer_id=3");
        } else {
            assertThat(run.counts("customers")).isEqualTo("read 4, updated 3, rejected 1");
        }
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE nome = 'NEW'"))
                .isEqualTo(onError.equals("fail") ? 0 : 3);
    }

    /** The database counts rows of the target, of which a key may have several. */
    @ParameterizedTest
    @CsvSource({"merge", "update_insert"})
    void aKeyThatTheTargetHasTwiceIsCountedOnce(String write) {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.warehouse().execute("ALTER TABLE dim_customer DROP PRIMARY KEY");
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id], write: " + write));
        workshop.run();
        workshop.warehouse().execute("INSERT INTO dim_customer SELECT * FROM dim_customer WHERE customer_id = 1");
        workshop.source().execute("UPDATE customer SET name = 'New', updated_at = '2025-06-01' WHERE id = 1");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, updated 1");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE nome = 'New'"))
                .isEqualTo(2);
    }

    /** Leaves rows as they are. */
    public static final class Nothing implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {}
    }

    /** Takes each fifth row out again. */
    public static final class DeletesAgain implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM dim_customer WHERE " + NUMBER + " AND customer_id = " + after[0]);
            }
        }
    }

    /** Leaves each fifth row out. */
    public static final class WritesToBehind implements Trigger {
        private final H2RelationTest.Behind behind = new H2RelationTest.Behind();

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            if (((Number) after[0]).intValue() % 5 != 0) {
                behind.fire(connection, before, after);
            }
        }
    }
}
