SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT` FROM (
SELECT * FROM core.customers
) s WHERE `UPDATED_AT` >= ? AND `UPDATED_AT` < ? ORDER BY s.`UPDATED_AT`, s.`ID`
