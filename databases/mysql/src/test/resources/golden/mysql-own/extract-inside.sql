SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT` FROM (
SELECT * FROM core.customers WHERE (`UPDATED_AT` >= ? AND (`UPDATED_AT` > ? OR `ID` > ?) AND `UPDATED_AT` < ?)
) s ORDER BY s.`UPDATED_AT`, s.`ID`
