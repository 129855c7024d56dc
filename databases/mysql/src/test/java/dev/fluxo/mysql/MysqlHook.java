package dev.fluxo.mysql;

import dev.fluxo.testkit.Database;
import dev.fluxo.testkit.Hook;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A trigger cannot call into the test: it waits for a lock that the test holds, and goes on when the test, which sees it waiting, has acted
 * and freed the lock.
 */
final class MysqlHook implements Runnable {
    private final Database database;
    private final String name;
    private final Set<Long> armed = new LinkedHashSet<>();
    private volatile boolean closed;

    private MysqlHook(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /** Watches until {@link Hook#clear}. */
    static void install(Database database, String table) {
        String name = "hook_" + database.text("SELECT DATABASE()") + "_";
        String first =
                database.text("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = '" + table + "' AND ordinal_position = 1");
        database.execute("""
                CREATE TRIGGER hook_%1$s BEFORE INSERT ON %1$s FOR EACH ROW
                IF IS_USED_LOCK(CONCAT('%3$s', NEW.%2$s)) IS NOT NULL THEN
                  DO GET_LOCK(CONCAT('at_%3$s', NEW.%2$s), 0);
                  DO GET_LOCK(CONCAT('%3$s', NEW.%2$s), 300);
                  DO RELEASE_LOCK(CONCAT('%3$s', NEW.%2$s));
                  DO RELEASE_LOCK(CONCAT('at_%3$s', NEW.%2$s));
                END IF""".formatted(table, first, name));
        // In no database: the sessions that are connected to that of the test are counted.
        MysqlHook hook = new MysqlHook(MysqlBackend.elsewhere(), name);
        Thread thread = new Thread(hook, "hook");
        thread.start();
        Hook.watch(hook::arm, () -> hook.close(thread));
    }

    private synchronized void arm(long number) {
        database.text("SELECT GET_LOCK('" + name + number + "', 0)");
        armed.add(number);
    }

    @Override
    public void run() {
        while (!closed) {
            act();
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Who waits has said so by another lock. */
    private synchronized void act() {
        for (Long number : List.copyOf(armed)) {
            if (database.text("SELECT IS_USED_LOCK('at_" + name + number + "')") != null) {
                armed.remove(number);
                try {
                    Hook.pass(number);
                } finally {
                    database.text("SELECT RELEASE_LOCK('" + name + number + "')");
                }
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
