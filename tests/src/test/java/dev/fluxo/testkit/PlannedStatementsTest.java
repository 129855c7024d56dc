package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.Forecast.Statement;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run sends the driver the statements that the plan before it printed, in that order, and no others that concern the stage. */
@OnEveryDatabase
class PlannedStatementsTest {
    /** What depends on the rows: keys that may repeat, and an update that reached too few. */
    private static final Set<String> MAYBE = Set.of("drop superseded", "check updates");

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop;

    PlannedStatementsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @AfterEach
    void hearNoMore() {
        FaultyDriver.listen(sql -> {});
    }

    /** A target that has rows: one of them is to change, and one is missing. */
    private void shop(String spec) {
        Shop.tables(workshop);
        workshop.spec(spec);
        Shop.customers(workshop, 1, 20);
        workshop.run();
        workshop.source()
                .execute("UPDATE customer SET credit = 0, updated_at = TIMESTAMP '2025-02-01 00:00:00' WHERE id = 7");
        Shop.customers(workshop, 21, 21);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void aRunExecutesWhatAPlanPrints(String write) {
        shop(Shop.SPEC.replace("keys:", "write: " + write + ", keys:"));
        executesItsPlan(false);
    }

    /** The rows of the stage are counted then, not those of the target. Of texts only the database knows whether they repeat. */
    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void alsoWhereTheKeyIsNotUnique(String write) {
        shop(Shop.SPEC.replace("keys: [customer_id]", "write: " + write + ", keys: [nome]"));
        executesItsPlan(true);
    }

    @Test
    void alsoWhereTriggersHaveASay() {
        shop(Shop.SPEC);
        workshop.warehouse()
                .execute(
                        workshop.warehouse().backend().code().equals("postgresql")
                                ? "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;"
                                        + " CREATE TRIGGER t BEFORE INSERT ON dim_customer FOR EACH ROW EXECUTE FUNCTION f()"
                                : "CREATE TRIGGER t BEFORE INSERT ON dim_customer FOR EACH ROW CALL '"
                                        + LooksOn.class.getName() + "'");
        executesItsPlan(false);
    }

    private void executesItsPlan(boolean repeated) {
        List<Statement> plan = plan();
        List<String> heard = heard();
        List<String> certain = plan.stream()
                .filter(statement -> !MAYBE.contains(statement.title())
                        || (repeated && statement.title().equals("drop superseded")))
                .map(Statement::sql)
                .toList();
        assertThat(heard).containsSubsequence(certain);
        Set<String> others = new LinkedHashSet<>(heard);
        plan.forEach(statement -> others.remove(statement.sql()));
        assertThat(others)
                .filteredOn(sql -> sql.contains("FLX_STAGE"))
                .allMatch(sql -> sql.matches("(DROP TABLE IF EXISTS|TRUNCATE|DELETE FROM) \\S+"));
    }

    private List<Statement> plan() {
        try (Engine engine = workshop.engine()) {
            return engine.plan(Selection.ALL).get(0).statements();
        }
    }

    /** What a run executes. */
    private List<String> heard() {
        List<String> heard = new CopyOnWriteArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        FaultyDriver.listen(heard::add);
        try {
            assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 1, updated 1");
        } finally {
            thread.setContextClassLoader(before);
        }
        return heard;
    }

    /** Has a say, and says nothing. */
    public static class LooksOn implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            // The row may pass.
        }
    }
}
