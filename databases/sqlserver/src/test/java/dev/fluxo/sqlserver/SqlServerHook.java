package dev.fluxo.sqlserver;

import dev.fluxo.testkit.Database;
import dev.fluxo.testkit.Hook;
import java.util.List;

/**
 * A trigger cannot call into the test: it waits for an application lock that the test holds, and goes on when the test, which sees it
 * waiting, has acted and freed the lock. Triggers of SQL Server see all rows of a statement at once.
 */
final class SqlServerHook implements Runnable {
    private final Database database;
    private volatile boolean closed;

    private SqlServerHook(Database database) {
        this.database = database;
    }

    /** Watches until {@link Hook#clear}. */
    static void install(Database database, String table) {
        String first = database.text(
                "SELECT name FROM sys.columns WHERE object_id = OBJECT_ID('" + table + "') AND column_id = 1");
        statements(table, first).forEach(database::execute);
        SqlServerHook hook = new SqlServerHook(database.another(";applicationName=hook"));
        Thread thread = new Thread(hook, "hook");
        thread.start();
        Hook.watch(hook::arm, () -> hook.close(thread));
    }

    /** @param first its first column, whose values count */
    static List<String> statements(String table, String first) {
        return List.of("CREATE TABLE hook_armed (number int PRIMARY KEY)", """
                CREATE TRIGGER hook_%1$s ON %1$s AFTER INSERT AS
                DECLARE @n int = (SELECT MIN(h.number) FROM hook_armed h WITH (NOLOCK) JOIN inserted i ON i.%2$s = h.number);
                IF @n IS NOT NULL
                BEGIN
                  DECLARE @resource nvarchar(20) = CONCAT('hook', @n);
                  EXEC sp_getapplock @resource, 'Exclusive', 'Transaction', 60000;
                END""".formatted(table, first));
    }

    private synchronized void arm(long number) {
        database.execute("EXEC sp_getapplock 'hook%d', 'Exclusive', 'Session', 0".formatted(number));
        database.execute("INSERT INTO hook_armed VALUES (%d)".formatted(number));
    }

    @Override
    public void run() {
        while (!closed) {
            act();
            Thread.onSpinWait();
        }
    }

    private synchronized void act() {
        List<String> waiting = database.rows("""
                SELECT h.number FROM hook_armed h WITH (NOLOCK) WHERE EXISTS (
                  SELECT 1 FROM sys.dm_tran_locks l WHERE l.resource_type = 'APPLICATION' AND l.request_status = 'WAIT'
                    AND CHARINDEX(CONCAT('[hook', h.number, ']'), l.resource_description) > 0)""");
        for (String number : waiting) {
            database.execute("DELETE FROM hook_armed WHERE number = " + number);
            try {
                Hook.pass(Long.parseLong(number));
            } finally {
                database.execute("EXEC sp_releaseapplock 'hook" + number + "', 'Session'");
            }
        }
    }

    private void close(Thread thread) {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
