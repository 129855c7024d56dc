SELECT 1 FROM (SELECT 1 AS x) AS customers(customers)
