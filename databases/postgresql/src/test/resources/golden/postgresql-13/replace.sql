-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA
-- load
COPY pg_temp."FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_seq") FROM STDIN (FORMAT binary)
-- before merge
SET LOCAL enable_hashjoin = on
-- before merge
SET LOCAL enable_mergejoin = on
-- before merge
ANALYZE pg_temp."FLX_STAGE"
-- count repeated (asks [SUPERSEDED])
SELECT count(*) - count(DISTINCT s."ID") FROM pg_temp."FLX_STAGE" s
-- limit deletes (limits)
SELECT (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID")), (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t)
-- delete (counts DELETED)
DELETE FROM "DIM"."DIM_CLIENTE" t WHERE NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID")
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID")), (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t)
-- count inserts (asks [INSERTED])
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- merge (counts WRITTEN)
INSERT INTO "DIM"."DIM_CLIENTE" AS t ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND NOT (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C")) ON CONFLICT ("ID") DO UPDATE SET "Odd ""Name""" = EXCLUDED."Odd ""Name""", "UPDATED_AT" = EXCLUDED."UPDATED_AT", "DW_LOADED_AT" = LOCALTIMESTAMP
