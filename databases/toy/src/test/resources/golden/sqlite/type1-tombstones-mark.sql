-- stage
CREATE TEMP TABLE "FLX_STAGE" ("ID" BIGINT, "Odd ""Name""" VARCHAR(10), "UPDATED_AT" TIMESTAMP(6), "flx_gone" BIGINT, "flx_seq" BIGINT)
-- stage index
CREATE INDEX temp."FLX_STAGE_KEY" ON "FLX_STAGE" ("ID", "Odd ""Name""")
-- load
INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_gone", "flx_seq") VALUES (?, ?, ?, ?, ?)
-- drop superseded (counts SUPERSEDED)
DELETE FROM "FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MAX("flx_seq") FROM "FLX_STAGE" GROUP BY "ID", "Odd ""Name""")
-- delete (counts DELETED)
UPDATE "DIM"."DIM_CLIENTE" AS t SET "DW_LOADED_AT" = strftime('%Y-%m-%d %H:%M:%f', 'now'), "DW_DELETED_AT" = strftime('%Y-%m-%d %H:%M:%f', 'now') WHERE t."DW_DELETED_AT" IS NULL AND EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND s."flx_gone" = 1)
-- check deletes (has to be 0, asked ALWAYS)
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE s."flx_gone" = 1 AND EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND t."DW_DELETED_AT" IS NULL)
-- drop tombstones (counts SUPERSEDED)
DELETE FROM "FLX_STAGE" WHERE "flx_gone" = 1
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- merge (counts WRITTEN)
INSERT INTO "DIM"."DIM_CLIENTE" AS t ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT", "DW_DELETED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", strftime('%Y-%m-%d %H:%M:%f', 'now'), NULL FROM "FLX_STAGE" s WHERE 1 ON CONFLICT ("ID", "Odd ""Name""") DO UPDATE SET "UPDATED_AT" = excluded."UPDATED_AT", "DW_LOADED_AT" = strftime('%Y-%m-%d %H:%M:%f', 'now'), "DW_DELETED_AT" = NULL WHERE excluded."UPDATED_AT" IS NOT t."UPDATED_AT" OR t."DW_DELETED_AT" IS NOT NULL
