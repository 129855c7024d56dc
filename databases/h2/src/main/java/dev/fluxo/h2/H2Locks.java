package dev.fluxo.h2;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.LockSql;
import dev.fluxo.engine.spi.Sql;
import java.util.List;

/** H2 has no named locks: the lock is on a row that nobody changes. */
final class H2Locks implements LockSql {
    private static final DataType NAME = DataType.text("VARCHAR(200)", 200);

    @Override
    public List<Sql> prepare(String name) {
        return List.of(Sql.of(
                "INSERT INTO ctl.etl_lock (lock_name) SELECT wanted.name FROM (VALUES (CAST(? AS VARCHAR))) AS wanted(name)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM ctl.etl_lock WHERE lock_name = wanted.name)",
                new Bind(name, NAME)));
    }

    @Override
    public Sql acquire(String name) {
        return Sql.of("SELECT 1 FROM ctl.etl_lock WHERE lock_name = ? FOR UPDATE NOWAIT", new Bind(name, NAME));
    }

    @Override
    public List<Sql> release(String name) {
        return List.of(Sql.of("DELETE FROM ctl.etl_lock WHERE lock_name = ?", new Bind(name, NAME)));
    }
}
