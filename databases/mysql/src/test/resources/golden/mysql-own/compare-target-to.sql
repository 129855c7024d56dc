SELECT t.`ID`, t.`Odd "Name"` FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` IS NOT NULL AND t.`ID` <= ?
