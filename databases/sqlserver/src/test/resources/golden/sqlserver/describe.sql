SELECT TOP (0) * FROM (
SELECT * FROM core.customers
) d
