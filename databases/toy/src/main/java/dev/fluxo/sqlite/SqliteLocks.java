package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.LockSql;
import dev.fluxo.engine.spi.Sql;
import java.util.List;

/** A lock is a file of its own beside the database, which a session keeps for itself until it is closed. The file stays. */
final class SqliteLocks implements LockSql {
    @Override
    public List<Sql> prepare(String name) {
        return List.of(
                // Not 0: of two that come at the same moment each would be told that the other is busy, and none would
                // have it.
                Sql.of("PRAGMA busy_timeout = 250"),
                Sql.of(
                        "ATTACH " + SqliteDialect.FILE + " || '-lock-' || replace(?, ':', '-') AS flx_lock",
                        SqliteNames.text(name)),
                Sql.of("PRAGMA flx_lock.locking_mode = EXCLUSIVE"),
                // The first write takes it; where another session has it, this one is told that the file is busy.
                Sql.of("PRAGMA flx_lock.user_version = 1"));
    }

    @Override
    public Sql acquire(String name) {
        return Sql.of("SELECT 1");
    }

    @Override
    public boolean heldBySession() {
        return true;
    }

    @Override
    public List<Sql> release(String name) {
        return List.of();
    }
}
