SELECT c.collation_name,
       CASE WHEN c.user_type_id <> c.system_type_id THEN 'its type is a type of its own'
            WHEN EXISTS (SELECT 1 FROM sys.index_columns x JOIN sys.indexes i ON i.object_id = x.object_id AND i.index_id = x.index_id
                         WHERE x.object_id = c.object_id AND x.column_id = c.column_id
                           AND (i.is_primary_key = 1 OR TYPE_NAME(c.system_type_id) NOT IN ('varchar', 'nvarchar', 'varbinary')))
              OR EXISTS (SELECT 1 FROM sys.foreign_key_columns f
                         WHERE (f.parent_object_id = c.object_id AND f.parent_column_id = c.column_id)
                            OR (f.referenced_object_id = c.object_id AND f.referenced_column_id = c.column_id))
            THEN 'a key or an index holds it' END
FROM sys.columns c WHERE c.object_id = OBJECT_ID(?) AND c.name = ?
