-- stage
CREATE LOCAL TEMPORARY TABLE "FLX_STAGE" NOT PERSISTENT TRANSACTIONAL AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", CAST(0 AS BIGINT) AS "flx_gone", CAST(0 AS BIGINT) AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WHERE 1 = 0
-- stage index
CREATE INDEX "FLX_STAGE_KEY" ON "FLX_STAGE" ("ID", "Odd ""Name""")
-- load
INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_gone", "flx_seq") VALUES (?, ?, ?, ?, ?)
-- drop superseded (counts SUPERSEDED)
DELETE FROM "FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MAX("flx_seq") FROM "FLX_STAGE" GROUP BY "ID", "Odd ""Name""")
-- delete (counts DELETED)
UPDATE "DIM"."DIM_CLIENTE" t SET "DW_LOADED_AT" = LOCALTIMESTAMP(9), "DW_DELETED_AT" = LOCALTIMESTAMP(9) WHERE t."DW_DELETED_AT" IS NULL AND (t."ID", t."Odd ""Name""") IN (SELECT s."ID", s."Odd ""Name""" FROM "FLX_STAGE" s WHERE s."flx_gone" = 1)
-- check deletes (has to be 0, asked ALWAYS)
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE s."flx_gone" = 1 AND EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND t."DW_DELETED_AT" IS NULL)
-- drop tombstones (counts SUPERSEDED)
DELETE FROM "FLX_STAGE" WHERE "flx_gone" = 1
-- update (counts UPDATED)
UPDATE "DIM"."DIM_CLIENTE" t SET "UPDATED_AT" = (SELECT s."UPDATED_AT" FROM "FLX_STAGE" s WHERE s."ID" = t."ID" AND s."Odd ""Name""" = t."Odd ""Name"""), "DW_LOADED_AT" = LOCALTIMESTAMP(9), "DW_DELETED_AT" = NULL WHERE t."ID" IN (SELECT s."ID" FROM "FLX_STAGE" s) AND EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE s."ID" = t."ID" AND s."Odd ""Name""" = t."Odd ""Name""" AND (s."UPDATED_AT" IS DISTINCT FROM t."UPDATED_AT" OR t."DW_DELETED_AT" IS NOT NULL))
-- insert (counts INSERTED)
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT", "DW_DELETED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP(9), NULL FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
