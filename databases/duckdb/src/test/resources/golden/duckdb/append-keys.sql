-- stage
CREATE TEMP TABLE "FLX_STAGE" AS SELECT t."ID" AS "ID", t."Odd ""Name""" AS "Odd ""Name""", t."UPDATED_AT" AS "UPDATED_AT", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" t WHERE 1 = 0
-- load
temp."FLX_STAGE"
-- drop repeated (counts SUPERSEDED)
DELETE FROM temp."FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MIN("flx_seq") FROM temp."FLX_STAGE" GROUP BY "ID")
-- insert (counts INSERTED)
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", CAST(now() AS TIMESTAMP) FROM temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
