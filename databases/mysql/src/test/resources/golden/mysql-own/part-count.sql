SELECT COUNT(*), COALESCE(MIN(`flx_seq`), 0), COALESCE(MAX(`flx_seq`), 0) FROM `ETL`.`flx_1`
