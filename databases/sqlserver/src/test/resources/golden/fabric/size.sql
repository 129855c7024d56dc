SELECT CAST(0 AS bigint), CAST(0 AS bigint), CASE WHEN o.type = 'V' THEN 1 ELSE 0 END FROM sys.objects o WHERE o.object_id = OBJECT_ID(?)
