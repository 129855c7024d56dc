package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Sql;

/** Several statements of which only the last answers, with rows. */
final class Batch {
    private Batch() {}

    /** Within sp_executesql, so that SET NOCOUNT ends with it: the session would no longer count what it changes. */
    static Sql of(String statements) {
        return Sql.of("EXEC sys.sp_executesql N'SET NOCOUNT ON;\n" + statements.replace("'", "''") + "'");
    }
}
