package dev.fluxo.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.h2.api.Trigger;

/** What a target's trigger does with each fifth row that is written. */
enum Swallower {
    NONE("", null),

    /** The row is not written. */
    SWALLOWS("IF NEW.customer_id % 5 = 0 THEN RETURN NULL; END IF; RETURN NEW;", Swallows.class),

    /** The row goes to a table that is no part of the target. */
    ELSEWHERE(
            "IF NEW.customer_id % 5 = 0 AND TG_OP = 'INSERT' THEN INSERT INTO aside VALUES (NEW.customer_id); RETURN NULL; END IF; RETURN NEW;",
            PutsAside.class),

    /** The row goes to a part of the target: nothing is lost. H2, which has no such parts, calls a trigger that does nothing. */
    PARTS(
            "IF NEW.customer_id % 5 = 0 AND TG_OP = 'INSERT' THEN EXECUTE format('INSERT INTO %I SELECT ($1).*', TG_TABLE_NAME || '_part')"
                    + " USING NEW; RETURN NULL; END IF; RETURN NEW;",
            SwallowingTargetTest.Nothing.class);

    private static final List<String> TARGETS = List.of("dim_customer", "dim_other");

    private final String postgres;
    private final Class<? extends Trigger> h2;

    Swallower(String postgres, Class<? extends Trigger> h2) {
        this.postgres = postgres;
        this.h2 = h2;
    }

    /** Those that a target can have: elsewhere a trigger lets a row pass, or refuses it. */
    static List<Swallower> of(Database warehouse) {
        return List.of("h2", "postgresql").contains(warehouse.backend().code()) ? List.of(values()) : List.of(NONE);
    }

    /** Creates what the triggers lean on. */
    static void prepare(Database warehouse) {
        warehouse.execute("CREATE TABLE aside (customer_id INT)");
        if (isPostgres(warehouse)) {
            for (Swallower swallower : values()) {
                if (swallower != NONE) {
                    warehouse.execute("CREATE FUNCTION " + swallower
                            + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + swallower.postgres + " END $$");
                }
            }
            TARGETS.forEach(target -> warehouse.execute(
                    "CREATE TABLE %1$s_part (PRIMARY KEY (customer_id), CHECK (customer_id %% 5 = 0)) INHERITS (%1$s)"
                            .formatted(target)));
        }
    }

    /** Puts this trigger in the place of the one that is there. */
    void install(Database warehouse) {
        if (of(warehouse).size() == 1) {
            return;
        }
        for (String target : TARGETS) {
            String trigger = target + "_trigger";
            boolean postgres = isPostgres(warehouse);
            warehouse.execute("DROP TRIGGER IF EXISTS " + trigger + (postgres ? " ON " + target : ""));
            if (this != NONE) {
                warehouse.execute("CREATE TRIGGER " + trigger + " "
                        + (postgres
                                ? "BEFORE INSERT OR UPDATE ON " + target + " FOR EACH ROW EXECUTE FUNCTION " + this
                                        + "()"
                                : "AFTER INSERT ON " + target + " FOR EACH ROW CALL '" + h2.getName() + "'"));
            }
        }
    }

    private static boolean isPostgres(Database warehouse) {
        return warehouse.backend().code().equals("postgresql");
    }

    /** Whether rows are not in the target once they were written. */
    boolean keepsOut() {
        return this == SWALLOWS || this == ELSEWHERE;
    }

    /** Whether this is a row that a trigger keeps out, while there is one. */
    static boolean isChosen(int id) {
        return id % 5 == 0;
    }

    /** Takes the row out again. */
    public static class Swallows implements Trigger {
        private String table = "";

        @Override
        public void init(Connection connection, String schema, String trigger, String name, boolean before, int type) {
            table = name;
        }

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            if (isChosen((Integer) after[0])) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("DELETE FROM " + table + " WHERE customer_id = " + after[0]);
                }
            }
        }
    }

    /** Takes the row out again, and keeps its key. */
    public static final class PutsAside extends Swallows {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            super.fire(connection, before, after);
            if (isChosen((Integer) after[0])) {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO aside VALUES (?)")) {
                    insert.setObject(1, after[0]);
                    insert.executeUpdate();
                }
            }
        }
    }
}
