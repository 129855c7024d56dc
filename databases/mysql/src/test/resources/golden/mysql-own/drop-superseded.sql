DROP TEMPORARY TABLE IF EXISTS `FLX_STAGE_places`
CREATE TEMPORARY TABLE `FLX_STAGE_places` (PRIMARY KEY (`flx_seq`)) ENGINE = InnoDB AS SELECT x.`flx_seq` FROM (SELECT s.`flx_seq`, ROW_NUMBER() OVER (PARTITION BY s.`ID` ORDER BY s.`flx_seq` DESC) AS `flx_n` FROM `FLX_STAGE` s) x WHERE x.`flx_n` > 1
DELETE s FROM `FLX_STAGE_places` d STRAIGHT_JOIN `FLX_STAGE` s ON s.`flx_seq` = d.`flx_seq`
