SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT" FROM (
SELECT * FROM core.customers
) s WHERE 1 = 1 AND "ID" IN (CAST(? AS BIGINT), CAST(? AS BIGINT)) ORDER BY s."UPDATED_AT", s."ID"
