SELECT COUNT(*) FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" >= ? AND ("UPDATED_AT" > ? OR "ID" > ?) AND "UPDATED_AT" < ?
