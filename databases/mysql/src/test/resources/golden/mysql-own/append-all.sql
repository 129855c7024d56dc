-- stage
CREATE TEMPORARY TABLE `FLX_STAGE` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT t.`ID`, t.`Odd "Name"`, t.`UPDATED_AT`, CAST(0 AS SIGNED) AS `flx_seq` FROM (SELECT 1) one LEFT JOIN `DIM`.`DIM_CLIENTE` t ON 1 = 0 WHERE 1 = 0
-- load
LOAD DATA LOCAL INFILE 'rows' INTO TABLE `FLX_STAGE` CHARACTER SET utf8mb4 (`ID`, `Odd "Name"`, `UPDATED_AT`, `flx_seq`)
-- insert (counts INSERTED)
INSERT INTO `DIM`.`DIM_CLIENTE` (`ID`, `Odd "Name"`, `UPDATED_AT`, `DW_LOADED_AT`) SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT`, CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) FROM `FLX_STAGE` s
