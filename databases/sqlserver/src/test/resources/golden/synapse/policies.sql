SELECT DISTINCT n.name + '.' + o.name
FROM sys.security_predicates p
JOIN sys.security_policies s ON s.object_id = p.object_id
JOIN sys.objects o ON o.object_id = p.target_object_id
JOIN sys.schemas n ON n.schema_id = o.schema_id
WHERE p.predicate_type = 0 AND s.is_enabled = 1 AND CHARINDEX(o.name, ?) > 0
ORDER BY 1
