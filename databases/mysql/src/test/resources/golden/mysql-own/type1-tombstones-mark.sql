-- stage
CREATE TEMPORARY TABLE `FLX_STAGE` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT t.`ID`, t.`Odd "Name"`, t.`UPDATED_AT`, CAST(0 AS SIGNED) AS `flx_gone`, CAST(0 AS SIGNED) AS `flx_seq` FROM (SELECT 1) one LEFT JOIN `DIM`.`DIM_CLIENTE` t ON 1 = 0 WHERE 1 = 0
-- load
LOAD DATA LOCAL INFILE 'rows' INTO TABLE `FLX_STAGE` CHARACTER SET utf8mb4 (`ID`, `Odd "Name"`, `UPDATED_AT`, `flx_gone`, `flx_seq`)
-- find what to drop
DROP TEMPORARY TABLE IF EXISTS `FLX_STAGE_places`
-- find what to drop
CREATE TEMPORARY TABLE `FLX_STAGE_places` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT x.`flx_seq` FROM (SELECT s.`flx_seq`, ROW_NUMBER() OVER (PARTITION BY s.`ID`, s.`Odd "Name"` ORDER BY s.`flx_seq` DESC) AS `flx_n` FROM `FLX_STAGE` s) x WHERE x.`flx_n` > 1
-- drop superseded (counts SUPERSEDED)
DELETE s FROM `FLX_STAGE_places` d STRAIGHT_JOIN `FLX_STAGE` s ON s.`flx_seq` = d.`flx_seq`
-- delete (counts DELETED)
UPDATE `DIM`.`DIM_CLIENTE` t SET t.`DW_LOADED_AT` = CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone), t.`DW_DELETED_AT` = CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) WHERE t.`DW_DELETED_AT` IS NULL AND EXISTS (SELECT 1 FROM `FLX_STAGE` s WHERE t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"` AND s.`flx_gone` = 1)
-- check deletes (has to be 0, asked ALWAYS)
SELECT COUNT(*) FROM `FLX_STAGE` s WHERE s.`flx_gone` = 1 AND EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"` AND t.`DW_DELETED_AT` IS NULL)
-- drop tombstones (counts SUPERSEDED)
DELETE FROM `FLX_STAGE` WHERE `flx_gone` = 1
-- update (counts UPDATED)
UPDATE `FLX_STAGE` s STRAIGHT_JOIN `DIM`.`DIM_CLIENTE` t ON t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"` SET t.`UPDATED_AT` = s.`UPDATED_AT`, t.`DW_LOADED_AT` = CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone), t.`DW_DELETED_AT` = NULL WHERE NOT (t.`UPDATED_AT` <=> s.`UPDATED_AT`) OR t.`DW_DELETED_AT` IS NOT NULL
-- insert (counts INSERTED)
INSERT INTO `DIM`.`DIM_CLIENTE` (`ID`, `Odd "Name"`, `UPDATED_AT`, `DW_LOADED_AT`, `DW_DELETED_AT`) SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT`, CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone), NULL FROM `FLX_STAGE` s WHERE NOT EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"`)
