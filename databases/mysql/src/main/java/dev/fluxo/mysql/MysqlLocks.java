package dev.fluxo.mysql;

import dev.fluxo.engine.spi.LockSql;
import dev.fluxo.engine.spi.Sql;
import java.util.List;

/** A lock of the session, by a name that is a hash: it has no more than 64 letters, and is known to the whole server, as the control tables are. */
final class MysqlLocks implements LockSql {
    @Override
    public List<Sql> prepare(String name) {
        return List.of();
    }

    @Override
    public Sql acquire(String name) {
        return Sql.of(
                "SELECT 1 FROM DUAL WHERE GET_LOCK(CONCAT('fluxo:', SHA2(?, 224)), 0) = 1", MysqlNames.text(name));
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
