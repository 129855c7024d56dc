package dev.fluxo.testkit;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A session that keeps the statements of another process waiting, on a server that tells who waits. */
final class Holder implements AutoCloseable {
    private enum Make {
        POSTGRESQL(
                "?ApplicationName=hook",
                "LOCK TABLE %s IN EXCLUSIVE MODE",
                "SELECT COUNT(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT granted AND a.datname = current_database()",
                """
                CREATE FUNCTION wait_at(n int, name text) RETURNS text LANGUAGE plpgsql STABLE AS $$
                BEGIN
                  IF n = 11 THEN PERFORM pg_advisory_xact_lock_shared(1, 1); END IF;
                  RETURN name;
                END $$""",
                "SELECT pg_advisory_lock(1, 1)",
                "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON d.oid = database"
                        + " WHERE locktype = 'advisory' AND granted AND d.datname = current_database()"),
        /** Whoever reads goes on. */
        MARIADB(
                "",
                "LOCK TABLES %s READ",
                "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()"
                        + " AND (state LIKE 'Waiting for table%' OR state = 'User lock')",
                "CREATE FUNCTION wait_at(n int, name varchar(100) CHARSET utf8mb4) RETURNS varchar(100) CHARSET utf8mb4 READS SQL DATA"
                        + " RETURN IF(n <> 11 OR (GET_LOCK('wait_at', 600) = 1 AND RELEASE_LOCK('wait_at') = 1), name, NULL)",
                "SELECT GET_LOCK('wait_at', 0)",
                "KILL IS_USED_LOCK(CONCAT('fluxo:', SHA2('entity:customers', 224)))");

        private final String options;
        private final String lock;
        private final String waiting;
        private final String function;
        private final String hold;
        private final String end;

        Make(String options, String lock, String waiting, String function, String hold, String end) {
            this.options = options;
            this.lock = lock;
            this.waiting = waiting;
            this.function = function;
            this.hold = hold;
            this.end = end;
        }

        static Make of(Database database) {
            return database.backend().code().equals("postgresql") ? POSTGRESQL : MARIADB;
        }
    }

    private final Make make;
    private final Database session;

    private Holder(Database database) {
        this.make = Make.of(database);
        this.session = database.another(make.options);
    }

    /** The servers that there are here. */
    static Stream<Backend> servers() {
        return Backends.all().stream()
                .filter(backend -> List.of("postgresql", "mysql").contains(backend.code()));
    }

    /** Nobody else writes the table meanwhile. */
    static Holder of(Database database, String table) {
        Holder holder = new Holder(database);
        try {
            holder.session.connection().setAutoCommit(false);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        holder.session.execute(holder.make.lock.formatted(table));
        return holder;
    }

    /** Whoever asks for {@code wait_at(11, text)} waits; else it is the text. */
    static Holder ofFunction(Database database) {
        Holder holder = new Holder(database);
        database.execute(holder.make.function);
        holder.session.text(holder.make.hold);
        return holder;
    }

    /** Until a statement of the run waits for it. */
    void await(ChildRun run) {
        while (session.number(make.waiting) == 0) {
            if (run.endsWithin(5)) {
                throw new AssertionError(run.log());
            }
        }
    }

    /** Has the server end the session that holds the lock of the entity {@code customers}. */
    static void endTheLock(Database warehouse) {
        warehouse.execute(Make.of(warehouse).end);
    }

    /** Whoever waits goes on. */
    @Override
    public void close() {
        session.close();
    }
}
