SELECT (SELECT count(*) FROM (SELECT 1 FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" IS NOT NULL AND "ID" IS NOT NULL AND "UPDATED_AT" >= ?::TIMESTAMP(6) LIMIT 1000) c), (EXISTS (SELECT 1 FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" IS NOT NULL AND "ID" IS NOT NULL AND "UPDATED_AT" >= ?::TIMESTAMP(6) AND ("UPDATED_AT" > ?::TIMESTAMP(6) OR "ID" > ?::BIGINT) AND "UPDATED_AT" < ?::TIMESTAMP(6) LIMIT 1))::int
WHERE EXISTS (
  SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
  WHERE i.indrelid IN (to_regclass(?), to_regclass(lower(?))) AND a.attname = ? AND i.indisvalid AND i.indpred IS NULL)
