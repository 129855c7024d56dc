SELECT `UPDATED_AT`, `ID` FROM (SELECT s.`UPDATED_AT` AS `UPDATED_AT`, s.`ID` AS `ID`, ROW_NUMBER() OVER (ORDER BY s.`UPDATED_AT`, s.`ID`) AS flx_place, COUNT(*) OVER () AS flx_rows FROM (
SELECT * FROM core.customers
) s WHERE `UPDATED_AT` >= ? AND (`UPDATED_AT` > ? OR `ID` > ?) AND `UPDATED_AT` < ? AND RAND() < 0.1 AND `UPDATED_AT` IS NOT NULL AND `ID` IS NOT NULL) p WHERE flx_rows >= 100 AND flx_place > 1 AND (flx_place - 1) * 4 % flx_rows < 4 ORDER BY flx_place
