ALTER TABLE dim.customers ADD customer_id VARCHAR;
