SELECT c.name,
       y.name + CASE WHEN y.name IN ('char', 'varchar', 'binary', 'varbinary', 'nchar', 'nvarchar')
                     THEN '(' + CASE WHEN c.max_length = -1 THEN 'max'
                                     WHEN y.name IN ('nchar', 'nvarchar') THEN CAST(c.max_length / 2 AS varchar(10))
                                     ELSE CAST(c.max_length AS varchar(10)) END + ')'
                     WHEN y.name IN ('decimal', 'numeric')
                     THEN '(' + CAST(c.precision AS varchar(10)) + ',' + CAST(c.scale AS varchar(10)) + ')'
                     WHEN y.name IN ('time', 'datetime2', 'datetimeoffset') THEN '(' + CAST(c.scale AS varchar(10)) + ')'
                     ELSE '' END
              + CASE WHEN y.name IN ('char', 'varchar', 'text')
                     THEN ' cp' + CAST(COLLATIONPROPERTY(c.collation_name, 'CodePage') AS varchar(10)) ELSE '' END,
       CAST(c.is_nullable AS int),
       CASE WHEN c.is_identity = 1 OR c.is_computed = 1 THEN 1 ELSE 0 END,
       CASE WHEN c.default_object_id <> 0 THEN 1 ELSE 0 END,
       CASE WHEN y.name IN ('char', 'varchar', 'nchar', 'nvarchar', 'varbinary', 'datetimeoffset') THEN 1 ELSE 0 END
FROM sys.columns c JOIN sys.types y ON y.user_type_id = c.system_type_id
WHERE c.object_id = OBJECT_ID(?)
ORDER BY c.column_id
