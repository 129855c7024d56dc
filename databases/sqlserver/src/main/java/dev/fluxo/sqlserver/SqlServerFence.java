package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.Sql;

/** Which transactions of the source are open, and since when. */
final class SqlServerFence {
    /** Why the transactions of a readable secondary are not the ones that write. */
    static final String COPY = "the database is a read-only copy, and does not know the transactions of its primary";

    private SqlServerFence() {}

    /**
     * Transactions of clients in this database: explicit ones, single statements that still run, and distributed ones,
     * which may have no session. Their start is told in the server's local time and in 1/300 s, rounded, so that the bound is
     * one of these earlier. Where the permission is missing, or this is a read-only copy, a row without a start says so.
     */
    static Sql openTransactions(Fence fence, Edition edition) {
        String writers = fence == Fence.WRITERS ? " AND w.transaction_id IS NOT NULL" : "";
        return Batch.of("""
                DECLARE @open TABLE (started datetimeoffset(7) NULL, holder nvarchar(600) NOT NULL, session varchar(10) NULL);
                BEGIN TRY
                INSERT INTO @open
                SELECT TODATETIMEOFFSET(DATEADD(millisecond, -4, CAST(a.transaction_begin_time AS datetime2(7))), DATEPART(tzoffset, SYSDATETIMEOFFSET())),
                       CASE WHEN x.session_id IS NULL THEN N'distributed transaction without a session'
                            ELSE N'session ' + CAST(x.session_id AS nvarchar(10)) + N' of ' + s.login_name
                                 + COALESCE(N' (' + NULLIF(s.program_name, N'') + N')', N'') END,
                       CAST(x.session_id AS varchar(10))
                FROM sys.dm_tran_active_transactions a
                LEFT JOIN (SELECT session_id, transaction_id, is_user_transaction FROM sys.dm_tran_session_transactions
                           UNION SELECT session_id, transaction_id, 0 FROM sys.dm_exec_requests) x ON x.transaction_id = a.transaction_id
                LEFT JOIN sys.dm_exec_sessions s ON s.session_id = x.session_id
                LEFT JOIN (SELECT DISTINCT transaction_id FROM sys.dm_tran_database_transactions
                           WHERE database_id = DB_ID()) d ON d.transaction_id = a.transaction_id
                LEFT JOIN (SELECT DISTINCT transaction_id FROM sys.dm_tran_database_transactions
                           WHERE database_id = DB_ID() AND database_transaction_begin_time IS NOT NULL) w ON w.transaction_id = a.transaction_id
                WHERE a.transaction_type IN (1, 4) AND (x.session_id IS NULL OR x.session_id <> @@SPID)
                  AND (s.is_user_process = 1 OR x.is_user_transaction = 1 OR (x.session_id IS NULL AND a.transaction_type = 4))
                  AND (d.transaction_id IS NOT NULL OR s.database_id = DB_ID())%s;
                IF DATABASEPROPERTYEX(DB_NAME(), 'Updateability') = N'READ_ONLY'
                INSERT INTO @open VALUES (NULL, N'%s', NULL);
                END TRY
                BEGIN CATCH
                IF ERROR_NUMBER() NOT IN (229, 262, 297, 300, 371) THROW;
                INSERT INTO @open VALUES (NULL, N'the login lacks %s', NULL);
                END CATCH;
                SELECT started, holder, session FROM @open""".formatted(writers, COPY, permission(edition)));
    }

    /** On Azure SQL Database there is no server to be seen; on its smallest sizes and in pools no database either. */
    private static String permission(Edition edition) {
        return edition == Edition.DATABASE
                ? "VIEW DATABASE STATE, or on Basic, S0, S1 and in elastic pools the role ##MS_ServerStateReader##"
                : "VIEW SERVER STATE";
    }
}
