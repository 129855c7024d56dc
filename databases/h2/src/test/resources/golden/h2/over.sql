SELECT COUNT(*) FROM core.customers s WHERE 1 = 0
