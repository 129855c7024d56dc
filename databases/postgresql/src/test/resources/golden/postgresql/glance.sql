SELECT (SELECT count(*) FROM (SELECT 1 FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" IS NOT NULL AND "ID" IS NOT NULL AND "UPDATED_AT" >= ?::TIMESTAMP(6) LIMIT 1000) c), (EXISTS (SELECT 1 FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" IS NOT NULL AND "ID" IS NOT NULL AND "UPDATED_AT" >= ?::TIMESTAMP(6) AND ("UPDATED_AT" > ?::TIMESTAMP(6) OR "ID" > ?::BIGINT) AND "UPDATED_AT" < ?::TIMESTAMP(6) LIMIT 1))::int
WHERE EXISTS (
  SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_index i ON i.indrelid = c.oid
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
  WHERE c.relname IN (?, lower(?)) AND n.nspname IN (?, lower(?)) AND a.attname = ? AND i.indisvalid AND i.indpred IS NULL)
