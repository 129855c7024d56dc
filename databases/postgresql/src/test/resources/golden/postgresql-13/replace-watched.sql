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
-- check part (has to be 0)
SELECT count(*) FROM pg_temp."FLX_STAGE" t WHERE CASE WHEN (UPDATED_AT > '2026-01-01' -- only these
) THEN 1 ELSE 0 END = 0
-- limit deletes (limits, counts DELETED)
SELECT (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID")), (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))))
-- delete
DELETE FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID")
-- check deletes (has to be 0, asked ALWAYS)
SELECT (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))) AND NOT EXISTS (SELECT FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID")), (SELECT count(*) FROM "DIM"."DIM_CLIENTE" t WHERE (UPDATED_AT > '2026-01-01' -- only these
) AND (t."CUSTOMER_SK" <> CAST(? AS BIGINT)) AND (t."ID" IS NULL OR t."ID" <> CAST(? AS BIGINT) OR t."Odd ""Name""" IS NULL OR t."Odd ""Name""" <> CAST(? AS VARCHAR(10))))
-- count inserts (asks [INSERTED])
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- count updates (asks [UPDATED])
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C"))
-- update
UPDATE "DIM"."DIM_CLIENTE" t SET "Odd ""Name""" = s."Odd ""Name""", "UPDATED_AT" = s."UPDATED_AT", "DW_LOADED_AT" = LOCALTIMESTAMP FROM pg_temp."FLX_STAGE" s WHERE t."ID" = s."ID" AND (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C")
-- check updates (has to be 0, asked FEWER_CHANGED)
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID" AND (t."UPDATED_AT" IS DISTINCT FROM s."UPDATED_AT" OR t."Odd ""Name"""::text COLLATE "C" IS DISTINCT FROM s."Odd ""Name"""::text COLLATE "C"))
-- insert
INSERT INTO "DIM"."DIM_CLIENTE" ("ID", "Odd ""Name""", "UPDATED_AT", "DW_LOADED_AT") SELECT s."ID", s."Odd ""Name""", s."UPDATED_AT", LOCALTIMESTAMP FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
-- check inserts (has to be 0, asked ALWAYS)
SELECT count(*) FROM pg_temp."FLX_STAGE" s WHERE NOT EXISTS (SELECT FROM "DIM"."DIM_CLIENTE" t WHERE t."ID" = s."ID")
