WITH big AS (SELECT * FROM core.customers WHERE limit > 9)
SELECT s.[id] FROM (
SELECT * FROM big
) s ORDER BY s.[id]
