SELECT CASE WHEN type = 'view' THEN 0 ELSE (SELECT COUNT(*) FROM "core"."customers") END, 0, type = 'view' FROM "core".sqlite_master WHERE type IN ('table', 'view') AND name = ?
