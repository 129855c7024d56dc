INSERT INTO `FLX_STAGE` (`ID`, `Odd "Name"`, `UPDATED_AT`, `flx_seq`) SELECT `ID`, `Odd "Name"`, `UPDATED_AT`, `flx_seq` FROM `ETL`.`flx_1`
