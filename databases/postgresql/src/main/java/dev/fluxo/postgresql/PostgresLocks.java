package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.LockSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;

/** Advisory locks of the session, by a hash of 64 bits of the name; each database has its own. */
final class PostgresLocks implements LockSql {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "text");

    @Override
    public List<Sql> prepare(String name) {
        return List.of();
    }

    @Override
    public Sql acquire(String name) {
        return Sql.of(
                "SELECT 1 FROM (SELECT pg_try_advisory_lock(hashtextextended(?, 0)) AS granted) t WHERE granted",
                of(name));
    }

    @Override
    public Sql free(String name) {
        return Sql.of(
                "SELECT 1 FROM (SELECT pg_advisory_unlock(hashtextextended(?, 0)) AS freed) t WHERE freed", of(name));
    }

    private static Bind of(String name) {
        return new Bind("fluxo:" + name, TEXT);
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
