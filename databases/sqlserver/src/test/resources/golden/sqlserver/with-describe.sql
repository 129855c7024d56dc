WITH big AS (SELECT * FROM core.customers WHERE limit > 9)
SELECT TOP (0) * FROM (
SELECT * FROM big
) d
