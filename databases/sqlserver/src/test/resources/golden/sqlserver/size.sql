SELECT COALESCE((SELECT SUM(p.rows) FROM sys.partitions p WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)), 0),
       COALESCE((SELECT SUM(a.total_pages) * 8192 FROM sys.partitions p
                 JOIN sys.allocation_units a ON a.container_id = p.partition_id
                 WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)), 0),
       CASE WHEN o.type = 'V' THEN 1 ELSE 0 END
FROM sys.objects o WHERE o.object_id = OBJECT_ID(?)
