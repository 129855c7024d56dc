DELETE s FROM `FLX_STAGE` s JOIN (SELECT s.`ID` AS `ID`, MAX(s.`flx_seq`) AS `flx_seq` FROM `FLX_STAGE` s GROUP BY s.`ID` HAVING COUNT(*) > 1) d ON s.`ID` = d.`ID` AND s.`flx_seq` < d.`flx_seq`
