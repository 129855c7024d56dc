SELECT `ID`, `Odd "Name"`, `UPDATED_AT` FROM (
SELECT * FROM core.customers
) s LIMIT 1
