package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.LockSql;
import dev.fluxo.engine.spi.Sql;
import java.util.List;

/** Application locks of the session: nothing is made, so nothing is removed. They say by a number whether they are granted. */
final class SqlServerLocks implements LockSql {
    private static final DataType TEXT = DataType.text("nvarchar(255)", 255);

    @Override
    public List<Sql> prepare(String name) {
        return List.of();
    }

    /**
     * -1 is held by another; what is below is a failure: cancelled, a deadlock, or a call that is refused. One millisecond,
     * because not every server that speaks this protocol takes 0 for no wait.
     */
    @Override
    public Sql acquire(String name) {
        return Sql.of("""
                DECLARE @granted int;
                EXEC @granted = sys.sp_getapplock @Resource = ?, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 1;
                IF @granted < -1 RAISERROR(N'sp_getapplock returned %d', 16, 1, @granted);
                SELECT @granted WHERE @granted >= 0""", of(name));
    }

    /** A lock that the session does not hold is an error of the server's. */
    @Override
    public Sql free(String name) {
        return Sql.of("""
                DECLARE @freed int;
                EXEC @freed = sys.sp_releaseapplock @Resource = ?, @LockOwner = 'Session';
                SELECT @freed WHERE @freed >= 0""", of(name));
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
