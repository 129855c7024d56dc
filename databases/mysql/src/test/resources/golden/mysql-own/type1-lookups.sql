-- stage
CREATE TEMPORARY TABLE `FLX_STAGE` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT t.`ID`, t.`CUSTOMER_SK`, t.`PRODUCT_SK`, t.`Odd "Name"`, t.`UPDATED_AT`, (SELECT d.`Odd "Name"` FROM `DIM`.`CUSTOMER` d WHERE 1 = 0) AS `flx_key1`, (SELECT d.`VALID_FROM` FROM `DIM`.`CUSTOMER` d WHERE 1 = 0) AS `flx_key2`, (SELECT d.`SHOP` FROM `DIM`.`PRODUCT` d WHERE 1 = 0) AS `flx_key3`, (SELECT d.`Odd "Name"` FROM `DIM`.`PRODUCT` d WHERE 1 = 0) AS `flx_key4`, CAST(0 AS SIGNED) AS `flx_seq` FROM (SELECT 1) one LEFT JOIN `FACT`.`SALE` t ON 1 = 0 WHERE 1 = 0
-- load
LOAD DATA LOCAL INFILE 'rows' INTO TABLE `FLX_STAGE` CHARACTER SET utf8mb4 (`ID`, `CUSTOMER_SK`, `PRODUCT_SK`, `Odd "Name"`, `UPDATED_AT`, `flx_key1`, `flx_key2`, `flx_key3`, `flx_key4`, `flx_seq`)
-- check that CUSTOMER_SK has one member (has to be 0)
SELECT COUNT(*) FROM `FLX_STAGE` s WHERE (SELECT COUNT(*) FROM `DIM`.`CUSTOMER` d WHERE d.`Odd "Name"` = s.`flx_key1` AND d.`VALID_FROM` <= s.`flx_key2` AND (d.`VALID_TO` > s.`flx_key2` OR d.`VALID_TO` IS NULL)) > 1
-- look up members
UPDATE `FLX_STAGE` s SET `CUSTOMER_SK` = COALESCE((SELECT d.`CUSTOMER_SK` FROM `DIM`.`CUSTOMER` d WHERE d.`Odd "Name"` = s.`flx_key1` AND d.`VALID_FROM` <= s.`flx_key2` AND (d.`VALID_TO` > s.`flx_key2` OR d.`VALID_TO` IS NULL)), ?), `PRODUCT_SK` = (SELECT d.`PRODUCT_SK` FROM `DIM`.`PRODUCT` d WHERE d.`SHOP` = s.`flx_key3` AND d.`Odd "Name"` = s.`flx_key4`)
-- add members of PRODUCT_SK
INSERT INTO `DIM`.`PRODUCT` (`SHOP`, `Odd "Name"`, `INFERRED`) SELECT DISTINCT s.`flx_key3`, s.`flx_key4`, ? FROM `FLX_STAGE` s WHERE s.`PRODUCT_SK` IS NULL AND s.`flx_key3` IS NOT NULL AND s.`flx_key4` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `DIM`.`PRODUCT` d WHERE d.`SHOP` = s.`flx_key3` AND d.`Odd "Name"` = s.`flx_key4`)
-- look up PRODUCT_SK again
UPDATE `FLX_STAGE` s SET `PRODUCT_SK` = (SELECT d.`PRODUCT_SK` FROM `DIM`.`PRODUCT` d WHERE d.`SHOP` = s.`flx_key3` AND d.`Odd "Name"` = s.`flx_key4`) WHERE s.`PRODUCT_SK` IS NULL
-- find what to drop
DROP TEMPORARY TABLE IF EXISTS `FLX_STAGE_places`
-- find what to drop
CREATE TEMPORARY TABLE `FLX_STAGE_places` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT x.`flx_seq` FROM (SELECT s.`flx_seq`, ROW_NUMBER() OVER (PARTITION BY s.`ID` ORDER BY s.`flx_seq` DESC) AS `flx_n` FROM `FLX_STAGE` s) x WHERE x.`flx_n` > 1
-- drop superseded (counts SUPERSEDED)
DELETE s FROM `FLX_STAGE_places` d STRAIGHT_JOIN `FLX_STAGE` s ON s.`flx_seq` = d.`flx_seq`
-- update (counts UPDATED)
UPDATE `FLX_STAGE` s STRAIGHT_JOIN `FACT`.`SALE` t ON t.`ID` = s.`ID` SET t.`CUSTOMER_SK` = s.`CUSTOMER_SK`, t.`PRODUCT_SK` = s.`PRODUCT_SK`, t.`Odd "Name"` = s.`Odd "Name"`, t.`UPDATED_AT` = s.`UPDATED_AT`, t.`DW_LOADED_AT` = CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) WHERE NOT (t.`UPDATED_AT` <=> s.`UPDATED_AT`) OR NOT (t.`CUSTOMER_SK` <=> s.`CUSTOMER_SK`) OR NOT (t.`PRODUCT_SK` <=> s.`PRODUCT_SK`) OR NOT (CAST(t.`Odd "Name"` AS BINARY) <=> CAST(s.`Odd "Name"` AS BINARY))
-- insert (counts INSERTED)
INSERT INTO `FACT`.`SALE` (`ID`, `CUSTOMER_SK`, `PRODUCT_SK`, `Odd "Name"`, `UPDATED_AT`, `DW_LOADED_AT`) SELECT s.`ID`, s.`CUSTOMER_SK`, s.`PRODUCT_SK`, s.`Odd "Name"`, s.`UPDATED_AT`, CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone) FROM `FLX_STAGE` s WHERE NOT EXISTS (SELECT 1 FROM `FACT`.`SALE` t WHERE t.`ID` = s.`ID`)
