-- stage
CREATE TEMP TABLE "FLX_STAGE" AS SELECT t."ID" AS "ID", t."Odd ""Name""" AS "Odd ""Name""", t."UPDATED_AT" AS "UPDATED_AT", CAST(0 AS BIGINT) AS "flx_gone", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" t WHERE 1 = 0
-- load
temp."FLX_STAGE"
-- drop superseded (counts SUPERSEDED)
DELETE FROM temp."FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MAX("flx_seq") FROM temp."FLX_STAGE" GROUP BY "ID", "Odd ""Name""")
-- delete (counts DELETED)
UPDATE "DIM"."DIM_CLIENTE" AS t SET "DW_LOADED_AT" = CAST(now() AS TIMESTAMP), "DW_DELETED_AT" = CAST(now() AS TIMESTAMP) WHERE t."DW_DELETED_AT" IS NULL AND EXISTS (SELECT 1 FROM temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND s."flx_gone" = 1)
-- check deletes (has to be 0, asked ALWAYS)
SELECT COUNT(*) FROM temp."FLX_STAGE" s WHERE s."flx_gone" = 1 AND EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND t."DW_DELETED_AT" IS NULL)
-- drop tombstones (counts SUPERSEDED)
DELETE FROM temp."FLX_STAGE" WHERE "flx_gone" = 1
-- update (counts UPDATED)
UPDATE "DIM"."DIM_CLIENTE" t SET "UPDATED_AT" = s."UPDATED_AT", "DW_LOADED_AT" = CAST(now() AS TIMESTAMP), "DW_DELETED_AT" = NULL FROM temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT" OR t."DW_DELETED_AT" IS NOT NULL)
-- insert (counts INSERTED)
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT", "DW_DELETED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", CAST(now() AS TIMESTAMP), NULL FROM temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
