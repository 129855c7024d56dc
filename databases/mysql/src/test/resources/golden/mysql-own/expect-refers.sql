SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `DIM`.`Other "Table"` r WHERE r.`Odd "Name"` = t.`ID`) AND (UF = 'SP' -- only these
)
