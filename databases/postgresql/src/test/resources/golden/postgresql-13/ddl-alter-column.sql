ALTER TABLE dim.customers ALTER COLUMN nome SET DATA TYPE varchar(60);
