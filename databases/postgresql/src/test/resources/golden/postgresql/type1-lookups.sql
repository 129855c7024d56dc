-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "CUSTOMER_SK", "PRODUCT_SK", "Odd ""Name""", "UPDATED_AT", (SELECT d."Odd ""Name""" FROM "DIM"."CUSTOMER" d WHERE 1 = 0) AS "flx_key1", (SELECT d."VALID_FROM" FROM "DIM"."CUSTOMER" d WHERE 1 = 0) AS "flx_key2", (SELECT d."SHOP" FROM "DIM"."PRODUCT" d WHERE 1 = 0) AS "flx_key3", (SELECT d."Odd ""Name""" FROM "DIM"."PRODUCT" d WHERE 1 = 0) AS "flx_key4", 0::bigint AS "flx_seq" FROM "FACT"."SALE" WITH NO DATA; CREATE TEMPORARY SEQUENCE pg_temp."FLX_STAGE_inserted" OWNED BY pg_temp."FLX_STAGE"."flx_seq"
-- load
COPY pg_temp."FLX_STAGE" ("ID", "CUSTOMER_SK", "PRODUCT_SK", "Odd ""Name""", "UPDATED_AT", "flx_key1", "flx_key2", "flx_key3", "flx_key4", "flx_seq") FROM STDIN (FORMAT binary)
-- check that CUSTOMER_SK has one member (has to be 0)
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE (SELECT count(*) FROM "DIM"."CUSTOMER" d WHERE d."Odd ""Name""" = s."flx_key1" AND d."VALID_FROM" <= s."flx_key2" AND (d."VALID_TO" > s."flx_key2" OR d."VALID_TO" IS NULL)) > 1
-- look up members
SET LOCAL jit = off
-- look up members
SET LOCAL enable_hashjoin = on
-- look up members
UPDATE pg_temp."FLX_STAGE" s SET "CUSTOMER_SK" = d1."CUSTOMER_SK", "PRODUCT_SK" = d2."PRODUCT_SK" FROM "DIM"."CUSTOMER" d1, "DIM"."PRODUCT" d2 WHERE d1."Odd ""Name""" = s."flx_key1" AND d1."VALID_FROM" <= s."flx_key2" AND (d1."VALID_TO" > s."flx_key2" OR d1."VALID_TO" IS NULL) AND d2."SHOP" = s."flx_key3" AND d2."Odd ""Name""" = s."flx_key4"
-- look up members
UPDATE pg_temp."FLX_STAGE" s SET "CUSTOMER_SK" = COALESCE((SELECT d."CUSTOMER_SK" FROM "DIM"."CUSTOMER" d WHERE d."Odd ""Name""" = s."flx_key1" AND d."VALID_FROM" <= s."flx_key2" AND (d."VALID_TO" > s."flx_key2" OR d."VALID_TO" IS NULL)), CAST(? AS BIGINT)), "PRODUCT_SK" = (SELECT d."PRODUCT_SK" FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4") WHERE s."CUSTOMER_SK" IS NULL OR s."PRODUCT_SK" IS NULL
-- add members of PRODUCT_SK
INSERT INTO "DIM"."PRODUCT" ("SHOP", "Odd ""Name""", "INFERRED") SELECT DISTINCT s."flx_key3", s."flx_key4", CAST(? AS BOOLEAN) FROM pg_temp."FLX_STAGE" s WHERE s."PRODUCT_SK" IS NULL AND s."flx_key3" IS NOT NULL AND s."flx_key4" IS NOT NULL AND NOT EXISTS (SELECT FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4") ON CONFLICT DO NOTHING
-- look up PRODUCT_SK again
UPDATE pg_temp."FLX_STAGE" s SET "PRODUCT_SK" = (SELECT d."PRODUCT_SK" FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4") WHERE s."PRODUCT_SK" IS NULL
-- drop superseded (counts SUPERSEDED)
DELETE FROM pg_temp."FLX_STAGE" s USING (SELECT s."ID" AS "ID", max("flx_seq") AS "flx_seq" FROM pg_temp."FLX_STAGE" s GROUP BY s."ID" HAVING count(*) > 1) d WHERE s."ID" = d."ID" AND s."flx_seq" < d."flx_seq"
-- before merge
SET LOCAL jit = off
-- before merge
SET LOCAL enable_hashjoin = off
-- before merge
SET LOCAL enable_mergejoin = off
-- merge (counts WRITTEN)
MERGE INTO "FACT"."SALE" t USING pg_temp."FLX_STAGE" s ON t."ID" = s."ID" WHEN MATCHED AND (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."CUSTOMER_SK" IS DISTINCT FROM s."CUSTOMER_SK" OR t."PRODUCT_SK" IS DISTINCT FROM s."PRODUCT_SK" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C") THEN UPDATE SET "CUSTOMER_SK" = s."CUSTOMER_SK", "PRODUCT_SK" = s."PRODUCT_SK", "Odd ""Name""" = s."Odd ""Name""", "UPDATED_AT" = s."UPDATED_AT", "DW_LOADED_AT" = LOCALTIMESTAMP WHEN NOT MATCHED THEN INSERT ("ID", "CUSTOMER_SK", "PRODUCT_SK", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") VALUES (CASE WHEN nextval('pg_temp."FLX_STAGE_inserted"') > 0 THEN s."ID" END, s."CUSTOMER_SK", s."PRODUCT_SK", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP)
-- count inserts (asks [INSERTED], and again when undone)
SELECT CASE WHEN is_called THEN last_value ELSE 0 END, setval('pg_temp."FLX_STAGE_inserted"', 1, false) FROM pg_temp."FLX_STAGE_inserted"
