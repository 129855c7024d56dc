-- stage
CREATE TEMP TABLE "FLX_STAGE" AS SELECT t."ID" AS "ID", t."CUSTOMER_SK" AS "CUSTOMER_SK", t."PRODUCT_SK" AS "PRODUCT_SK", t."Odd ""Name""" AS "Odd ""Name""", t."UPDATED_AT" AS "UPDATED_AT", (SELECT d."Odd ""Name""" FROM "DIM"."CUSTOMER" d WHERE 1 = 0) AS "flx_key1", (SELECT d."VALID_FROM" FROM "DIM"."CUSTOMER" d WHERE 1 = 0) AS "flx_key2", (SELECT d."SHOP" FROM "DIM"."PRODUCT" d WHERE 1 = 0) AS "flx_key3", (SELECT d."Odd ""Name""" FROM "DIM"."PRODUCT" d WHERE 1 = 0) AS "flx_key4", CAST(0 AS BIGINT) AS "flx_seq" FROM "FACT"."SALE" t WHERE 1 = 0
-- load
temp."FLX_STAGE"
-- check that CUSTOMER_SK has one member (has to be 0)
SELECT COUNT(*) FROM temp."FLX_STAGE" s WHERE (SELECT COUNT(*) FROM "DIM"."CUSTOMER" d WHERE d."Odd ""Name""" = s."flx_key1" AND d."VALID_FROM" <= s."flx_key2" AND (d."VALID_TO" > s."flx_key2" OR d."VALID_TO" IS NULL)) > 1
-- look up members
UPDATE temp."FLX_STAGE" AS s SET "CUSTOMER_SK" = COALESCE((SELECT d."CUSTOMER_SK" FROM "DIM"."CUSTOMER" d WHERE d."Odd ""Name""" = s."flx_key1" AND d."VALID_FROM" <= s."flx_key2" AND (d."VALID_TO" > s."flx_key2" OR d."VALID_TO" IS NULL)), CAST(? AS BIGINT)), "PRODUCT_SK" = (SELECT d."PRODUCT_SK" FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4")
-- add members of PRODUCT_SK
INSERT INTO "DIM"."PRODUCT" ("SHOP", "Odd ""Name""", "INFERRED") SELECT DISTINCT s."flx_key3", s."flx_key4", CAST(? AS BOOLEAN) FROM temp."FLX_STAGE" s WHERE s."PRODUCT_SK" IS NULL AND s."flx_key3" IS NOT NULL AND s."flx_key4" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4")
-- look up PRODUCT_SK again
UPDATE temp."FLX_STAGE" AS s SET "PRODUCT_SK" = (SELECT d."PRODUCT_SK" FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4") WHERE s."PRODUCT_SK" IS NULL
-- drop superseded (counts SUPERSEDED)
DELETE FROM temp."FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MAX("flx_seq") FROM temp."FLX_STAGE" GROUP BY "ID")
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "FACT"."SALE" t WHERE t."ID" = s."ID")
-- merge (counts WRITTEN)
MERGE INTO "FACT"."SALE" t USING temp."FLX_STAGE" s ON (t."ID" = s."ID") WHEN MATCHED AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT" OR s."CUSTOMER_SK" IS DISTINCT FROM t."CUSTOMER_SK" OR s."PRODUCT_SK" IS DISTINCT FROM t."PRODUCT_SK" OR s."Odd ""Name""" IS DISTINCT FROM t."Odd ""Name""") THEN UPDATE SET "CUSTOMER_SK" = s."CUSTOMER_SK", "PRODUCT_SK" = s."PRODUCT_SK", "Odd ""Name""" = s."Odd ""Name""", "UPDATED_AT" = s."UPDATED_AT", "DW_LOADED_AT" = CAST(now() AS TIMESTAMP) WHEN NOT MATCHED THEN INSERT ("ID", "CUSTOMER_SK", "PRODUCT_SK", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") VALUES (s."ID", s."CUSTOMER_SK", s."PRODUCT_SK", s."Odd ""Name""", s."UPDATED_AT", CAST(now() AS TIMESTAMP))
