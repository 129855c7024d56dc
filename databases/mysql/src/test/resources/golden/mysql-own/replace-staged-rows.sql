SELECT s.`ID`, s.`Odd "Name"`, s.`UPDATED_AT`, s.`flx_seq` FROM `FLX_STAGE` s WHERE s.`flx_seq` > ? ORDER BY s.`flx_seq` LIMIT 10
