-- stage
CREATE TEMPORARY TABLE pg_temp."FLX_STAGE" AS SELECT "ID", "Odd ""Name""", "UPDATED_AT", 0::bigint AS "flx_gone", 0::bigint AS "flx_seq" FROM "DIM"."DIM_CLIENTE" WITH NO DATA
-- load
COPY pg_temp."FLX_STAGE" ("ID", "Odd ""Name""", "UPDATED_AT", "flx_gone", "flx_seq") FROM STDIN (FORMAT binary)
-- drop superseded (counts SUPERSEDED)
DELETE FROM pg_temp."FLX_STAGE" s USING (SELECT s."ID" AS "ID", s."Odd ""Name""" AS "Odd ""Name""", max("flx_seq") AS "flx_seq" FROM pg_temp."FLX_STAGE" s GROUP BY s."ID", s."Odd ""Name""" HAVING count(*) > 1) d WHERE s."ID" = d."ID" AND s."Odd ""Name""" = d."Odd ""Name""" AND s."flx_seq" < d."flx_seq"
-- before merge
SET LOCAL jit = off
-- before merge
SET LOCAL enable_hashjoin = off
-- before merge
SET LOCAL enable_mergejoin = off
-- delete (counts DELETED)
UPDATE "DIM"."DIM_CLIENTE" t SET "DW_LOADED_AT" = LOCALTIMESTAMP, "DW_DELETED_AT" = LOCALTIMESTAMP WHERE t."DW_DELETED_AT" IS NULL AND EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND s."flx_gone" = 1)
-- check deletes (has to be 0, asked ALWAYS)
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE s."flx_gone" = 1 AND EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND t."DW_DELETED_AT" IS NULL)
-- drop tombstones (counts SUPERSEDED)
DELETE FROM pg_temp."FLX_STAGE" WHERE "flx_gone" = 1
-- count inserts (asks [INSERTED])
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""")
-- merge (counts WRITTEN)
INSERT INTO "DIM"."DIM_CLIENTE" AS t ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT", "DW_DELETED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP, NULL FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND t."Odd ""Name""" = s."Odd ""Name""" AND NOT (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."DW_DELETED_AT" IS NOT NULL)) ON CONFLICT ("ID", "Odd ""Name""") DO UPDATE SET "UPDATED_AT" = EXCLUDED."UPDATED_AT", "DW_LOADED_AT" = LOCALTIMESTAMP, "DW_DELETED_AT" = NULL
