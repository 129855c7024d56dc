-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA
-- load
COPY pg_temp."FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") FROM STDIN (FORMAT binary)
-- drop repeated (counts SUPERSEDED)
DELETE FROM pg_temp."FLX_STAGE" s USING (SELECT s."ID" AS "ID", min("flx_seq") AS "flx_seq" FROM pg_temp."FLX_STAGE" s GROUP BY s."ID" HAVING count(*) > 1) d WHERE s."ID" = d."ID" AND s."flx_seq" > d."flx_seq"
-- before merge
SET LOCAL jit = off
-- before merge
SET LOCAL enable_hashjoin = off
-- before merge
SET LOCAL enable_mergejoin = off
-- insert (counts INSERTED)
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
