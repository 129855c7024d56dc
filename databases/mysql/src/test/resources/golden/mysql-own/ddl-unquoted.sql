SELECT customers.customers FROM (SELECT 1 AS customers) AS customers
