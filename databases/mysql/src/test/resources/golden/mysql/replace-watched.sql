-- stage
CREATE TEMPORARY TABLE `FLX_STAGE` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT t.`ID`, t.`Odd "Name"`, t.`UPDATED_AT`, CAST(0 AS SIGNED) AS `flx_seq` FROM (SELECT 1) one LEFT JOIN `DIM`.`DIM_CLIENTE` t ON 1 = 0 WHERE 1 = 0
-- stage index
CREATE INDEX flx_key ON `FLX_STAGE` (`ID`)
-- load
LOAD DATA LOCAL INFILE 'rows' INTO TABLE `FLX_STAGE` CHARACTER SET utf8mb4 (`ID`, `Odd "Name"`, `UPDATED_AT`, `flx_seq`)
-- count repeated (asks [SUPERSEDED])
SELECT COALESCE(SUM(d.n - 1), 0) FROM (SELECT COUNT(*) AS n FROM `FLX_STAGE` s GROUP BY s.`ID`) d
-- check part (has to be 0)
SELECT COUNT(*) FROM `FLX_STAGE` t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits, counts DELETED)
SELECT (SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?) AND NOT EXISTS (SELECT 1 FROM `FLX_STAGE` s WHERE t.`ID` = s.`ID`)), (SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?))
-- delete
DELETE t FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?) AND NOT EXISTS (SELECT 1 FROM `FLX_STAGE` s WHERE t.`ID` = s.`ID`)
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?) AND NOT EXISTS (SELECT 1 FROM `FLX_STAGE` s WHERE t.`ID` = s.`ID`)), (SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?))
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM `FLX_STAGE` s WHERE NOT EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID`)
-- count updates (asks [UPDATED])
SELECT COUNT(*) FROM `FLX_STAGE` s WHERE EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID` AND (NOT (t.`UPDATED_AT` <=> s.`UPDATED_AT`) OR NOT (CAST(t.`Odd "Name"` AS BINARY) <=> CAST(s.`Odd "Name"` AS BINARY))))
-- update
UPDATE `FLX_STAGE` s JOIN `DIM`.`DIM_CLIENTE` t ON t.`ID` = s.`ID` SET t.`Odd "Name"` = s.`Odd "Name"`, t.`UPDATED_AT` = s.`UPDATED_AT`, t.`DW_LOADED_AT` = CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) WHERE NOT (t.`UPDATED_AT` <=> s.`UPDATED_AT`) OR NOT (CAST(t.`Odd "Name"` AS BINARY) <=> CAST(s.`Odd "Name"` AS BINARY))
-- check updates (has to be 0, asked FEWER_CHANGED)
SELECT COUNT(*) FROM `FLX_STAGE` s WHERE EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID` AND (NOT (t.`UPDATED_AT` <=> s.`UPDATED_AT`) OR NOT (CAST(t.`Odd "Name"` AS BINARY) <=> CAST(s.`Odd "Name"` AS BINARY))))
-- insert
INSERT INTO `DIM`.`DIM_CLIENTE` (`ID`, `Odd "Name"`, `UPDATED_AT`, `DW_LOADED_AT`) SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT`, CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) FROM `FLX_STAGE` s WHERE NOT EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID`)
-- check inserts (has to be 0, asked ALWAYS)
SELECT COUNT(*) FROM `FLX_STAGE` s WHERE NOT EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID`)
