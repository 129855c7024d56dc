SELECT xact_start, 'process ' || pid || ' of ' || coalesce(usename, '?') || coalesce(' (' || nullif(application_name, '') || ')', ''), pid::text
FROM pg_stat_activity
WHERE xact_start IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()
  AND backend_type IN ('client backend', 'logical replication worker')
UNION ALL
SELECT prepared, 'prepared transaction ' || gid, NULL FROM pg_prepared_xacts WHERE database = current_database()
UNION ALL
SELECT NULL, 'the server is a standby, and does not know the transactions of its primary', NULL
WHERE pg_is_in_recovery()
UNION ALL
SELECT NULL, 'sessions of other users: the role lacks pg_read_all_stats', NULL
WHERE NOT pg_has_role('pg_read_all_stats', 'USAGE') AND EXISTS (
  SELECT FROM pg_stat_activity WHERE datname = current_database() AND NOT pg_has_role(usesysid, 'USAGE'))
