UPDATE `FLX_STAGE` s STRAIGHT_JOIN `DIM`.`DIM_CLIENTE` t ON t.`ID` = s.`ID` SET t.`Odd "Name"` = NULL WHERE NOT (CAST(t.`Odd "Name"` AS BINARY) <=> CAST(s.`Odd "Name"` AS BINARY))
