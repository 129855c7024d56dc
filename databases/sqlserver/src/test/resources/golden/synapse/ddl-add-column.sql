ALTER TABLE dim.customers ADD customer_id nvarchar(450);
