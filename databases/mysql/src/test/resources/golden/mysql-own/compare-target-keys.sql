SELECT t.`ID`, t.`Odd "Name"`, t.`UPDATED_AT` FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` IS NOT NULL AND t.`ID` IN (?, ?)
