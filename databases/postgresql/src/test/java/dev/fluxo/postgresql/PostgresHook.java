package dev.fluxo.postgresql;

import dev.fluxo.testkit.Database;
import dev.fluxo.testkit.Hook;
import java.util.List;

/**
 * A trigger cannot call into the test: it waits for an advisory lock that the test holds, and goes on when the test, which sees it
 * waiting, has acted and freed the lock.
 */
final class PostgresHook implements Runnable {
    private static final int SPACE = 4711;

    private final Database database;
    private volatile boolean closed;

    private PostgresHook(Database database) {
        this.database = database;
    }

    /** Watches until {@link Hook#clear}. */
    static void install(Database database, String table) {
        database.execute("""
                CREATE TABLE IF NOT EXISTS hook_armed (number int PRIMARY KEY);
                CREATE OR REPLACE FUNCTION hook() RETURNS trigger LANGUAGE plpgsql AS $hook$
                DECLARE number_of_row int := (to_jsonb(NEW) ->> TG_ARGV[0])::int;
                BEGIN
                  IF EXISTS (SELECT FROM public.hook_armed WHERE number = number_of_row) THEN
                    PERFORM pg_advisory_xact_lock(%1$d, number_of_row);
                  END IF;
                  RETURN NEW;
                END $hook$;
                """.formatted(SPACE));
        String first = database.text("SELECT column_name FROM information_schema.columns WHERE table_name = '" + table
                + "' AND ordinal_position = 1");
        database.execute("CREATE TRIGGER hook BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION hook('%s')"
                .formatted(table, first));
        PostgresHook hook = new PostgresHook(database.another("?ApplicationName=hook"));
        Thread thread = new Thread(hook, "hook");
        thread.start();
        Hook.watch(hook::arm, () -> hook.close(thread));
    }

    private synchronized void arm(long number) {
        database.text("SELECT pg_advisory_lock(%d, %d)".formatted(SPACE, number));
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
        List<String> waiting = database.rows(
                "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = " + SPACE + " AND NOT granted");
        for (String number : waiting) {
            database.execute("DELETE FROM hook_armed WHERE number = " + number);
            try {
                Hook.pass(Long.parseLong(number));
            } finally {
                database.text("SELECT pg_advisory_unlock(%d, %s)".formatted(SPACE, number));
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
