package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Fence;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Sql;
import java.util.List;
import java.util.UUID;

/** Which transactions of the source are open, and since when. */
final class MysqlFence {
    /** Begins a transaction that InnoDB shows: only one that has a snapshot of its own is there before it has read anything. */
    static final List<Sql> SHOWN = List.of(
            Sql.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"),
            Sql.of("START TRANSACTION WITH CONSISTENT SNAPSHOT"));

    /**
     * Starts are told in the zone of the server's system, whatever zone server and session are in, and in whole seconds, cut off. Of an hour that comes
     * twice, it is the first.
     */
    private static final String STARTED = "LEAST(CONVERT_TZ(x.trx_started, 'SYSTEM', '+00:00'),"
            + " CONVERT_TZ(x.trx_started - INTERVAL 1 HOUR, 'SYSTEM', '+00:00') + INTERVAL 1 HOUR)";

    private MysqlFence() {}

    /**
     * Transactions of InnoDB, and statements that run: one may have asked for the time, and wait for a table before its transaction begins.
     * InnoDB answers by what it noted when it was asked before, as long as it is asked again within a tenth of a second: only an answer in which this
     * very question is found is one of now. Without the right PROCESS the server refuses the question.
     */
    static Sql openTransactions(Fence fence) {
        String writers = fence == Fence.WRITERS ? " AND x.trx_rows_modified > 0" : "";
        String running = fence == Fence.WRITERS ? "" : """

                UNION ALL
                SELECT UTC_TIMESTAMP(6) - INTERVAL p.TIME SECOND - INTERVAL 1 SECOND, CONCAT('connection ', p.ID, ' of ', p.USER), CONCAT(p.ID)
                FROM information_schema.PROCESSLIST p
                WHERE p.COMMAND IN ('Query', 'Execute') AND p.ID <> CONNECTION_ID()
                  AND NOT EXISTS (SELECT 1 FROM information_schema.INNODB_TRX y WHERE y.trx_mysql_thread_id = p.ID)""";
        return Sql.of(
                """
                SELECT CAST(NULL AS DATETIME(6)), 'the server shows them as they were, since somebody asks for them more than ten times a second', '%s'
                FROM (SELECT ? AS question) q
                WHERE NOT EXISTS (SELECT 1 FROM information_schema.INNODB_TRX o
                                  WHERE o.trx_mysql_thread_id = CONNECTION_ID() AND LOCATE(q.question, o.trx_query) > 0)
                UNION ALL
                SELECT %s, CONCAT('connection ', x.trx_mysql_thread_id, COALESCE(CONCAT(' of ', u.USER), '')), CONCAT(x.trx_mysql_thread_id)
                FROM information_schema.INNODB_TRX x LEFT JOIN information_schema.PROCESSLIST u ON u.ID = x.trx_mysql_thread_id
                WHERE x.trx_mysql_thread_id <> CONNECTION_ID() AND x.trx_is_read_only = 0%s%s
                UNION ALL
                SELECT NULL, 'the server only reads: if it copies another one, it does not know the transactions of that', NULL
                FROM DUAL WHERE @@global.read_only = 1""".formatted(SourceSql.OLD_ANSWER, STARTED, writers, running),
                MysqlNames.text(UUID.randomUUID().toString()));
    }
}
