SELECT coalesce(CASE WHEN has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'EXECUTE') THEN
  substring(query_to_xml('SELECT setting FROM pg_file_settings WHERE lower(name) = ''timezone'' AND applied', true, true, '')::text
    FROM '<setting>([^<]+)</setting>') END, current_setting('log_timezone')), 'the server', NULL::bigint
UNION ALL
SELECT substr(c.setting, 10), CASE WHEN s.setrole <> 0 THEN 'role ' || r.rolname WHEN s.setdatabase <> 0 THEN 'the database' ELSE 'all roles' END, NULL FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) AS c(setting) LEFT JOIN pg_roles r ON r.oid = s.setrole
WHERE lower(c.setting) LIKE 'timezone=%'
  AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
  AND (s.setrole = 0 OR r.rolcanlogin)
