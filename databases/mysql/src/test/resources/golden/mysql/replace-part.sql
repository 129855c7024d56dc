-- stage
CREATE TEMPORARY TABLE `FLX_STAGE` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT t.`ID`, t.`Odd "Name"`, t.`UPDATED_AT`, CAST(0 AS SIGNED) AS `flx_seq` FROM (SELECT 1) one LEFT JOIN `DIM`.`DIM_CLIENTE` t ON 1 = 0 WHERE 1 = 0
-- load
LOAD DATA LOCAL INFILE 'rows' INTO TABLE `FLX_STAGE` CHARACTER SET utf8mb4 (`ID`, `Odd "Name"`, `UPDATED_AT`, `flx_seq`)
-- count repeated (asks [SUPERSEDED])
SELECT COALESCE(SUM(d.n - 1), 0) FROM (SELECT COUNT(*) AS n FROM `FLX_STAGE` s GROUP BY s.`ID`, s.`Odd "Name"`) d
-- check part (has to be 0)
SELECT COUNT(*) FROM `FLX_STAGE` t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits)
SELECT (SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?) AND NOT EXISTS (SELECT 1 FROM `FLX_STAGE` s WHERE t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"`)), (SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?))
-- delete (counts DELETED)
DELETE t FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?) AND NOT EXISTS (SELECT 1 FROM `FLX_STAGE` s WHERE t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"`)
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?) AND NOT EXISTS (SELECT 1 FROM `FLX_STAGE` s WHERE t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"`)), (SELECT COUNT(*) FROM `DIM`.`DIM_CLIENTE` t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t.`CUSTOMER_SK` <> ?) AND (t.`ID` IS NULL OR t.`ID` <> ? OR t.`Odd "Name"` IS NULL OR t.`Odd "Name"` <> ?))
-- update (counts UPDATED)
UPDATE `FLX_STAGE` s STRAIGHT_JOIN `DIM`.`DIM_CLIENTE` t ON t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"` SET t.`UPDATED_AT` = s.`UPDATED_AT`, t.`DW_LOADED_AT` = CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) WHERE NOT (t.`UPDATED_AT` <=> s.`UPDATED_AT`)
-- insert (counts INSERTED)
INSERT INTO `DIM`.`DIM_CLIENTE` (`ID`, `Odd "Name"`, `UPDATED_AT`, `DW_LOADED_AT`) SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT`, CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) FROM `FLX_STAGE` s WHERE NOT EXISTS (SELECT 1 FROM `DIM`.`DIM_CLIENTE` t WHERE t.`ID` = s.`ID` AND t.`Odd "Name"` = s.`Odd "Name"`)
