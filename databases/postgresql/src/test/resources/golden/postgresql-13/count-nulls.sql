SELECT count(*), count(*) - count("UPDATED_AT"), count(*) - count("ID") FROM (
SELECT * FROM core.customers
) s WHERE "UPDATED_AT" IS NULL OR "ID" IS NULL
