-- stage
CREATE TEMP TABLE "FLX_STAGE" ("ID" BIGINT, "Odd ""Name""" VARCHAR(10), "UPDATED_AT" TIMESTAMP(6), "flx_seq" BIGINT)
-- stage index
CREATE INDEX temp."FLX_STAGE_KEY" ON "FLX_STAGE" ("ID")
-- load
INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") VALUES (?, ?, ?, ?)
-- drop repeated (counts SUPERSEDED)
DELETE FROM "FLX_STAGE" WHERE "flx_seq" NOT IN (SELECT MIN("flx_seq") FROM "FLX_STAGE" GROUP BY "ID")
-- count inserts (asks [INSERTED])
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- insert
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", strftime('%Y-%m-%d %H:%M:%f', 'now') FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- check inserts (has to be 0, asked ALWAYS)
SELECT COUNT(*) FROM "FLX_STAGE" s WHERE NOT EXISTS (SELECT 1 FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
