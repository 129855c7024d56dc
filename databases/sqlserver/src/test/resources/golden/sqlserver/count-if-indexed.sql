SELECT CASE WHEN EXISTS (
  SELECT 1 FROM sys.indexes i
  JOIN sys.index_columns ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id AND ic.key_ordinal = 1
  JOIN sys.columns c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
  WHERE i.object_id = OBJECT_ID(?) AND c.name = ? AND i.has_filter = 0 AND i.is_disabled = 0 AND i.is_hypothetical = 0)
THEN (SELECT COUNT_BIG(*) FROM (SELECT TOP (1000) 1 AS one FROM (
SELECT * FROM core.customers
) s WHERE [UPDATED_AT] IS NOT NULL AND [ID] IS NOT NULL AND [UPDATED_AT] >= CAST(? AS datetime2(6))) AS c) END OPTION (RECOMPILE)
