SELECT "ID" FROM (SELECT s."ID" AS "ID", ROW_NUMBER() OVER (ORDER BY s."ID") AS flx_place, COUNT(*) OVER () AS flx_rows FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" >= CAST(? AS TIMESTAMP) AND ("UPDATED_AT" > CAST(? AS TIMESTAMP) OR "ID" > CAST(? AS BIGINT)) AND "UPDATED_AT" < CAST(? AS TIMESTAMP) AND random() < 0.1 AND "ID" IS NOT NULL) p WHERE flx_rows >= 100 AND flx_place > 1 AND (flx_place - 1) * 4 % flx_rows < 4 ORDER BY flx_place
