-- stage
CREATE TEMPORARY TABLE `FLX_STAGE` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT t.`ID`, t.`Odd "Name"`, t.`UPDATED_AT`, CAST(0 AS SIGNED) AS `flx_seq` FROM (SELECT 1) one LEFT JOIN `DIM`.`DIM_CLIENTE` t ON 1 = 0 WHERE 1 = 0
-- stage index
CREATE INDEX flx_key ON `FLX_STAGE` (`ID`)
-- load
LOAD DATA LOCAL INFILE 'rows' INTO TABLE `FLX_STAGE` CHARACTER SET utf8mb4 (`ID`, `Odd "Name"`, `UPDATED_AT`, `flx_seq`)
-- find what to drop
DROP TEMPORARY TABLE IF EXISTS `FLX_STAGE_places`
-- find what to drop
CREATE TEMPORARY TABLE `FLX_STAGE_places` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT x.`flx_seq` FROM (SELECT s.`flx_seq`, ROW_NUMBER() OVER (PARTITION BY s.`ID` ORDER BY s.`flx_seq` DESC) AS `flx_n` FROM `FLX_STAGE` s) x WHERE x.`flx_n` > 1
-- drop superseded (counts SUPERSEDED)
DELETE s FROM `FLX_STAGE_places` d STRAIGHT_JOIN `FLX_STAGE` s ON s.`flx_seq` = d.`flx_seq`
-- update (counts UPDATED)
UPDATE `FLX_STAGE` s STRAIGHT_JOIN `DIM`.`DIM_CLIENTE` t ON t.`ID` = s.`ID` SET t.`Odd "Name"` = s.`Odd "Name"`, t.`UPDATED_AT` = s.`UPDATED_AT`, t.`DW_LOADED_AT` = CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) WHERE NOT (t.`UPDATED_AT` <=> s.`UPDATED_AT`) OR NOT (CAST(t.`Odd "Name"` AS BINARY) <=> CAST(s.`Odd "Name"` AS BINARY))
-- insert (counts INSERTED)
INSERT INTO `DIM`.`DIM_CLIENTE` (`ID`, `Odd "Name"`, `UPDATED_AT`, `DW_LOADED_AT`) SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT`, CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) FROM `FLX_STAGE` s WHERE NOT EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID`)
