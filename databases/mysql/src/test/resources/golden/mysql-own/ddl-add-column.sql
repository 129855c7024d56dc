ALTER TABLE dim.customers ADD customer_id varchar(255);
