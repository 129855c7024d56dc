-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA
-- load
COPY pg_temp."FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") FROM STDIN (FORMAT binary)
-- insert (counts INSERTED)
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP FROM pg_temp."FLX_STAGE" s
