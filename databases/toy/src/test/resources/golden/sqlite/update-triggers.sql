SELECT COUNT(*) FROM "core".sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND sql LIKE '%UPDATE%'
