package dev.fluxo.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Keeps each fifth row as it is. */
public final class KeeperTrigger implements Trigger {
    private String table = "";

    @Override
    public void init(Connection connection, String schema, String trigger, String of, boolean before, int type) {
        table = "\"" + schema + "\".\"" + of + "\"";
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        if (((Number) before[0]).intValue() % 5 != 0) {
            return;
        }
        if (after != null) {
            System.arraycopy(before, 0, after, 0, after.length);
            return;
        }
        String values = "?, ".repeat(before.length - 1) + "?";
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + values + ")")) {
            for (int i = 0; i < before.length; i++) {
                insert.setObject(i + 1, before[i]);
            }
            insert.executeUpdate();
        }
    }
}
