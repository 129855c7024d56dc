SELECT TOP (1) [ID], [Odd "Name"], [UPDATED_AT] FROM (
SELECT * FROM core.customers
) s
