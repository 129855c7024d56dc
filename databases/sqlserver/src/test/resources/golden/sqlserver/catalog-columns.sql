SELECT c.name,
       n.name + CASE WHEN n.name IN ('char', 'varchar', 'binary', 'varbinary', 'nchar', 'nvarchar')
                     THEN '(' + CASE WHEN c.max_length = -1 THEN 'max'
                                     WHEN n.name IN ('nchar', 'nvarchar') THEN CAST(c.max_length / 2 AS varchar(10))
                                     ELSE CAST(c.max_length AS varchar(10)) END + ')'
                     WHEN n.name IN ('decimal', 'numeric')
                     THEN '(' + CAST(c.precision AS varchar(10)) + ',' + CAST(c.scale AS varchar(10)) + ')'
                     WHEN n.name IN ('time', 'datetime2', 'datetimeoffset') THEN '(' + CAST(c.scale AS varchar(10)) + ')'
                     ELSE '' END
              + CASE WHEN n.name IN ('char', 'varchar', 'text')
                     THEN ' cp' + CAST(COLLATIONPROPERTY(c.collation_name, 'CodePage') AS varchar(10)) ELSE '' END,
       CAST(c.is_nullable AS int),
       CASE WHEN c.is_identity = 1 OR c.is_computed = 1 OR c.generated_always_type <> 0 OR n.name = 'timestamp'
            THEN 1 ELSE 0 END,
       CASE WHEN c.default_object_id <> 0 THEN 1 ELSE 0 END,
       CASE WHEN n.name IN ('char', 'varchar', 'nchar', 'nvarchar', 'varbinary', 'datetimeoffset', 'sql_variant')
            THEN 1 ELSE 0 END
FROM sys.columns c
CROSS APPLY (SELECT CAST(TYPE_NAME(CASE WHEN c.system_type_id = 240 THEN c.user_type_id ELSE c.system_type_id END) AS nvarchar(128)) AS name) n
WHERE c.object_id = OBJECT_ID(?)
ORDER BY c.column_id
