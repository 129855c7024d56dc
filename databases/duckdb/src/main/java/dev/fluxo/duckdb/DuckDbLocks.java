package dev.fluxo.duckdb;

import static dev.fluxo.duckdb.DuckDbNames.text;

import dev.fluxo.engine.spi.LockSql;
import dev.fluxo.engine.spi.Sql;
import java.util.List;

/**
 * A row that a transaction has changed can be changed by no other, which fails at once: so the lock is a change of a row that is never committed.
 * Between processes the file itself is locked.
 */
final class DuckDbLocks implements LockSql {
    @Override
    public List<Sql> prepare(String name) {
        return List.of(Sql.of(
                "INSERT INTO ctl.etl_lock (lock_name) SELECT w.n FROM (SELECT CAST(? AS VARCHAR) AS n) w"
                        + " WHERE NOT EXISTS (SELECT 1 FROM ctl.etl_lock l WHERE l.lock_name = w.n)",
                text(name)));
    }

    @Override
    public Sql acquire(String name) {
        return Sql.of(
                "UPDATE ctl.etl_lock SET holder = current_connection_id() WHERE lock_name = ? RETURNING 1", text(name));
    }

    /** The row stays: who deletes it would meet those who look for it. */
    @Override
    public List<Sql> release(String name) {
        return List.of();
    }
}
