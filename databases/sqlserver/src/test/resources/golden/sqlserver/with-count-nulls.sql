WITH big AS (SELECT * FROM core.customers WHERE limit > 9)
SELECT COUNT_BIG(*), COUNT_BIG(*) - COUNT_BIG([id]) FROM (
SELECT * FROM big
) s WHERE [id] IS NULL
