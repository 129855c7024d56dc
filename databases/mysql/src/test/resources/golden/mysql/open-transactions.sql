SELECT x.trx_started, CONCAT('connection ', x.trx_mysql_thread_id, COALESCE(CONCAT(' of ', u.USER), '')), CONCAT(x.trx_mysql_thread_id)
FROM information_schema.INNODB_TRX x LEFT JOIN information_schema.PROCESSLIST u ON u.ID = x.trx_mysql_thread_id
WHERE x.trx_mysql_thread_id <> CONNECTION_ID() AND x.trx_is_read_only = 0
UNION ALL
SELECT UTC_TIMESTAMP(6) - INTERVAL p.TIME SECOND - INTERVAL 1 SECOND, CONCAT('connection ', p.ID, ' of ', p.USER), CONCAT(p.ID)
FROM information_schema.PROCESSLIST p
WHERE p.COMMAND IN ('Query', 'Execute') AND p.ID <> CONNECTION_ID()
  AND NOT EXISTS (SELECT 1 FROM information_schema.INNODB_TRX y WHERE y.trx_mysql_thread_id = p.ID)
UNION ALL
SELECT NULL, 'the server only reads: if it copies another one, it does not know the transactions of that', NULL
FROM DUAL WHERE @@global.read_only = 1
