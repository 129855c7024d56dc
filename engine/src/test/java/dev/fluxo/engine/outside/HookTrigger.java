package dev.fluxo.engine.outside;

import java.sql.Connection;
import org.h2.api.Trigger;

/** Passes the first column of each row that is inserted to {@link Hook}, within the transaction that inserts it. */
public final class HookTrigger implements Trigger {

    /** Sets the trigger on a table. */
    static void install(Database database, String table) {
        database.execute("CREATE TRIGGER hook_%1$s BEFORE INSERT ON %1$s FOR EACH ROW CALL '%2$s'"
                .formatted(table, HookTrigger.class.getName()));
    }

    @Override
    public void fire(Connection connection, Object[] oldRow, Object[] newRow) {
        Hook.pass(((Number) newRow[0]).longValue());
    }
}
