ALTER TABLE dim.customers ALTER COLUMN nome nvarchar(60) NOT NULL;
