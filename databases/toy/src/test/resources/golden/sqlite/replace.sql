-- stage
CREATE TEMP TABLE "FLX_STAGE" ("ID" BIGINT, "Odd ""Name""" VARCHAR(10), "UPDATED_AT" TIMESTAMP(6), "flx_seq" BIGINT)
-- stage index
CREATE INDEX temp."FLX_STAGE_KEY" ON "FLX_STAGE" ("ID")
-- load
INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") VALUES (?, ?, ?, ?)
-- count repeated (asks [SUPERSEDED])
SELECT (SELECT COUNT(*) FROM "FLX_STAGE" s) - (SELECT COUNT(*) FROM (SELECT DISTINCT s."ID" AS "ID" FROM "FLX_STAGE" s) d)
-- limit deletes (limits)
SELECT (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE NOT EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE t."ID" = s."ID")), (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t)
-- delete (counts DELETED)
DELETE FROM "DIM"."DIM_CLIENTE" AS t WHERE NOT EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE t."ID" = s."ID")
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t WHERE NOT EXISTS (SELECT 1 FROM "FLX_STAGE" s WHERE t."ID" = s."ID")), (SELECT COUNT(*) FROM "DIM"."DIM_CLIENTE" t)
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- merge (counts WRITTEN)
INSERT INTO "DIM"."DIM_CLIENTE" AS t ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", strftime('%Y-%m-%d %H:%M:%f', 'now') FROM "FLX_STAGE" s WHERE 1 ON CONFLICT ("ID") DO UPDATE SET "Odd ""Name""" = excluded."Odd ""Name""", "UPDATED_AT" = excluded."UPDATED_AT", "DW_LOADED_AT" = strftime('%Y-%m-%d %H:%M:%f', 'now') WHERE excluded."UPDATED_AT" IS NOT t."UPDATED_AT" OR excluded."Odd ""Name""" COLLATE BINARY IS NOT t."Odd ""Name"""
