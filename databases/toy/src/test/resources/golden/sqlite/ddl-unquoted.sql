WITH customers(customers) AS (SELECT 1) SELECT customers FROM customers
