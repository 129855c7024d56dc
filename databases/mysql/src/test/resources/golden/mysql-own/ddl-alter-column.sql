ALTER TABLE dim.customers MODIFY COLUMN nome varchar(60) NOT NULL;
