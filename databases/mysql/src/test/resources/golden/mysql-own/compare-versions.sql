SELECT t.`ID`, t.`Odd "Name"` FROM `DIM`.`DIM_CLIENTE` t WHERE t.`VALID_TO` = ? AND t.`ID` IS NOT NULL AND t.`ID` >= ? AND t.`ID` <= ?
