-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA; CREATE TEMPORARY SEQUENCE pg_temp."FLX_STAGE_inserted" OWNED BY pg_temp."FLX_STAGE"."flx_seq"
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
-- merge (counts WRITTEN)
MERGE INTO "DIM"."DIM_CLIENTE" t USING pg_temp."FLX_STAGE" s ON t."ID" = s."ID" WHEN MATCHED AND (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C") THEN UPDATE SET "Odd ""Name""" = s."Odd ""Name""", "UPDATED_AT" = s."UPDATED_AT", "DW_LOADED_AT" = LOCALTIMESTAMP WHEN NOT MATCHED THEN INSERT ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") VALUES (CASE WHEN nextval('pg_temp."FLX_STAGE_inserted"') > 0 THEN s."ID" END, s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP)
-- count inserts (asks [INSERTED], and again when undone)
SELECT CASE WHEN is_called THEN last_value ELSE 0 END, setval('pg_temp."FLX_STAGE_inserted"', 1, false) FROM pg_temp."FLX_STAGE_inserted"
