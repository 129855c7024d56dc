SELECT CAST(NULL AS DATETIME(6)), 'the server shows them as they were, since somebody asks for them more than ten times a second', 'old'
FROM (SELECT ? AS question) q
WHERE NOT EXISTS (SELECT 1 FROM information_schema.INNODB_TRX o
                  WHERE o.trx_mysql_thread_id = CONNECTION_ID() AND LOCATE(q.question, o.trx_query) > 0)
UNION ALL
SELECT LEAST(CONVERT_TZ(x.trx_started, 'SYSTEM', '+00:00'), CONVERT_TZ(x.trx_started - INTERVAL 1 HOUR, 'SYSTEM', '+00:00') + INTERVAL 1 HOUR), CONCAT('connection ', x.trx_mysql_thread_id, COALESCE(CONCAT(' of ', u.USER), '')), CONCAT(x.trx_mysql_thread_id)
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
