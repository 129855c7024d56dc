SELECT o.name, CASE WHEN o.type = 'V' THEN 1 ELSE 0 END FROM sys.objects o JOIN sys.schemas n ON n.schema_id = o.schema_id WHERE n.name = ? AND o.type IN ('U', 'V', 'ET')
