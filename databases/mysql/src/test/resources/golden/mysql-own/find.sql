SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT` FROM (
SELECT * FROM core.customers
) s WHERE `UPDATED_AT` >= ? AND (`UPDATED_AT` > ? OR `ID` > ?) AND `ID` = ? ORDER BY s.`UPDATED_AT`, s.`ID`
