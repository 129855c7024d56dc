SELECT COUNT(*) FROM (
SELECT * FROM core.customers
) s WHERE 1 = 0
