package dev.fluxo.h2;

import dev.fluxo.testkit.Hook;
import java.sql.Connection;
import org.h2.api.Trigger;

/** H2 calls it for each row that is inserted, in the JVM of the test. */
public final class HookTrigger implements Trigger {
    @Override
    public void fire(Connection connection, Object[] oldRow, Object[] newRow) {
        Hook.pass(((Number) newRow[0]).longValue());
    }
}
