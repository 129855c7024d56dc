SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT` FROM (
SELECT * FROM core.customers
) s WHERE 1 = 1 AND ((`ID` = ? AND `Odd "Name"` = ?) OR (`ID` = ? AND `Odd "Name"` = ?)) ORDER BY s.`UPDATED_AT`, s.`ID`
