-- stage
CREATE TEMP TABLE "FLX_STAGE" ("ID" BIGINT, "Odd ""Name""" VARCHAR(10), "UPDATED_AT" TIMESTAMP(6), "flx_seq" BIGINT)
-- load
INSERT INTO "FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") VALUES (?, ?, ?, ?)
-- insert (counts INSERTED)
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", strftime('%Y-%m-%d %H:%M:%f', 'now') FROM "FLX_STAGE" s
