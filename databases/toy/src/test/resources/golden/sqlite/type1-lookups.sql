-- stage
CREATE TEMP TABLE "FLX_STAGE" ("ID" BIGINT, "CUSTOMER_SK" BIGINT, "PRODUCT_SK" BIGINT, "Odd ""Name""" VARCHAR(10), "UPDATED_AT" TIMESTAMP(6), "flx_key1" VARCHAR(10), "flx_key2" TIMESTAMP(6), "flx_key3" BIGINT, "flx_key4" VARCHAR(10), "flx_seq" BIGINT)
-- stage index
CREATE INDEX temp."FLX_STAGE_KEY" ON "FLX_STAGE" ("ID")
-- load
INSERT INTO "FLX_STAGE" ("ID", "CUSTOMER_SK", "PRODUCT_SK", "Odd ""Name""", "UPDATED_AT", "flx_key1", "flx_key2", "flx_key3", "flx_key4", "flx_seq") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- check that CUSTOMER_SK has one member (has to be 0)
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE (SELECT COUNT(*) FROM "DIM"."CUSTOMER" d WHERE d."Odd ""Name""" = s."flx_key1" AND d."VALID_FROM" <= s."flx_key2" AND (d."VALID_TO" > s."flx_key2" OR d."VALID_TO" IS NULL)) > 1
-- look up members
UPDATE "FLX_STAGE" AS s SET "CUSTOMER_SK" = COALESCE((SELECT d."CUSTOMER_SK" FROM "DIM"."CUSTOMER" d WHERE d."Odd ""Name""" = s."flx_key1" AND d."VALID_FROM" <= s."flx_key2" AND (d."VALID_TO" > s."flx_key2" OR d."VALID_TO" IS NULL)), ?), "PRODUCT_SK" = (SELECT d."PRODUCT_SK" FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4")
-- add members of PRODUCT_SK
INSERT INTO "DIM"."PRODUCT" ("SHOP", "Odd ""Name""", "INFERRED") SELECT DISTINCT s."flx_key3", s."flx_key4", ? FROM "FLX_STAGE" s WHERE s."PRODUCT_SK" IS NULL AND s."flx_key3" IS NOT NULL AND s."flx_key4" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4")
-- look up PRODUCT_SK again
UPDATE "FLX_STAGE" AS s SET "PRODUCT_SK" = (SELECT d."PRODUCT_SK" FROM "DIM"."PRODUCT" d WHERE d."SHOP" = s."flx_key3" AND d."Odd ""Name""" = s."flx_key4") WHERE s."PRODUCT_SK" IS NULL
-- drop superseded (counts SUPERSEDED)
DELETE FROM "FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MAX("flx_seq") FROM "FLX_STAGE" GROUP BY "ID")
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "FACT"."SALE" t WHERE t."ID" = s."ID")
-- merge (counts WRITTEN)
INSERT INTO "FACT"."SALE" AS t ("ID", "CUSTOMER_SK", "PRODUCT_SK", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."CUSTOMER_SK", s."PRODUCT_SK", s."Odd ""Name""", s."UPDATED_AT", strftime('%Y-%m-%d %H:%M:%f', 'now') FROM "FLX_STAGE" s WHERE 1 ON CONFLICT ("ID") DO UPDATE SET "CUSTOMER_SK" = excluded."CUSTOMER_SK", "PRODUCT_SK" = excluded."PRODUCT_SK", "Odd ""Name""" = excluded."Odd ""Name""", "UPDATED_AT" = excluded."UPDATED_AT", "DW_LOADED_AT" = strftime('%Y-%m-%d %H:%M:%f', 'now') WHERE excluded."UPDATED_AT" IS NOT t."UPDATED_AT" OR excluded."CUSTOMER_SK" IS NOT t."CUSTOMER_SK" OR excluded."PRODUCT_SK" IS NOT t."PRODUCT_SK" OR excluded."Odd ""Name""" COLLATE BINARY IS NOT t."Odd ""Name"""
