INSERT INTO `FLX_STAGE` (`ID`, `Odd "Name"`, `UPDATED_AT`, `flx_seq`) SELECT `ID`, `Odd "Name"`, `UPDATED_AT`, `flx_seq` + 5000000000 FROM `ETL`.`flx_2`
