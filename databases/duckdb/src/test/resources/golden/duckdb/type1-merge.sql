-- stage
CREATE TEMP TABLE "FLX_STAGE" AS SELECT t."ID" AS "ID", t."Odd ""Name""" AS "Odd ""Name""", t."UPDATED_AT" AS "UPDATED_AT", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" t WHERE 1 = 0
-- load
temp."FLX_STAGE"
-- drop superseded (counts SUPERSEDED)
DELETE FROM temp."FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MAX("flx_seq") FROM temp."FLX_STAGE" GROUP BY "ID")
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- merge (counts WRITTEN)
MERGE INTO "DIM"."DIM_CLIENTE" t USING temp."FLX_STAGE" s ON (t."ID" = s."ID") WHEN MATCHED AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT" OR s."Odd ""Name""" IS DISTINCT FROM t."Odd ""Name""") THEN UPDATE SET "Odd ""Name""" = s."Odd ""Name""", "UPDATED_AT" = s."UPDATED_AT", "DW_LOADED_AT" = CAST(now() AS TIMESTAMP) WHEN NOT MATCHED THEN INSERT ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") VALUES (s."ID", s."Odd ""Name""", s."UPDATED_AT", CAST(now() AS TIMESTAMP))
