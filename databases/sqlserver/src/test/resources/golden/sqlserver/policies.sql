SELECT DISTINCT d.source_schema + N'.' + d.source_table
FROM sys.dm_exec_describe_first_result_set(?, NULL, 1) AS d
JOIN sys.security_predicates AS p ON p.target_object_id = OBJECT_ID(QUOTENAME(d.source_schema) + N'.' + QUOTENAME(d.source_table))
JOIN sys.security_policies AS s ON s.object_id = p.object_id
WHERE p.predicate_type = 0 AND s.is_enabled = 1
ORDER BY 1
